/**
 * Spans as the command line sees them: what arrived, put together into trees. Nulls are not allowed
 * anywhere.
 */
package io.spandrel.cli.trace;

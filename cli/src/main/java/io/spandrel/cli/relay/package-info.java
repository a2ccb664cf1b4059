/**
 * Spans on their way to a backend that may be away for a while: kept within bounds, tried again.
 * Nulls are not allowed anywhere.
 */
package io.spandrel.cli.relay;

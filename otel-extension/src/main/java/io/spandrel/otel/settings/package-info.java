/** Settings: where they come from, what is allowed, and what is said when they are wrong. */
package io.spandrel.otel.settings;

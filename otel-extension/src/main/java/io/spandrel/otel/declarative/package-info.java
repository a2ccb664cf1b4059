/** The SDK as a configuration file describes it ({@code otel.config.file}), and our way into it. */
package io.spandrel.otel.declarative;

/** Where OpenTelemetry's current span becomes the recorder's scope. */
package io.spandrel.otel.context;

/** What the extension writes into a capture beside the scopes: spans, and whose they are. */
package io.spandrel.otel.capture;

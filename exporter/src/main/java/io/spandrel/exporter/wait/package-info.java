/** How a breakdown is written down: attributes, wait spans, links, the line for people. */
package io.spandrel.exporter.wait;

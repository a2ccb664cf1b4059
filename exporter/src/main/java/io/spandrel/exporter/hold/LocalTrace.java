package io.spandrel.exporter.hold;

import java.util.List;

/**
 * Spans of one local trace that are joined together, the root last.
 *
 * @param root null: it is not among them, and then there is one span
 */
record LocalTrace<T extends AnnouncedSpan>(LocalSpan root, List<T> spans) {}

/**
 * From samples to the tables of a report, in bounded memory whatever the size of the file. Nothing
 * here is safe for use by several threads. Nulls are not allowed anywhere.
 *
 * <p>A wait finds its task in three steps: {@link ScopeJoin} finds the scope around it on its
 * thread, {@link TaskAssembly} keeps it with that scope's span and hands it up to the parent each
 * time one ends, and when a task ends, what it got goes to the tables.
 */
package io.spandrel.cli.report.collect;

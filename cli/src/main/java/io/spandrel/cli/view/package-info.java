/** What a person reads in a terminal: the waterfall of one trace and the table of all of them. */
package io.spandrel.cli.view;

/**
 * What a recording says, one small value per event, free of JFR. All times are nanoseconds on the
 * recorder's clock. A text that is not known is empty. Nulls are not allowed anywhere.
 */
package io.spandrel.cli.report.sample;

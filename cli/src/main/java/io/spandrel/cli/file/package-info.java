/**
 * Files that users name: looked at before anything is done with them, written whole or not at all.
 * What is wrong with one is a sentence that names it and says what to do.
 */
package io.spandrel.cli.file;

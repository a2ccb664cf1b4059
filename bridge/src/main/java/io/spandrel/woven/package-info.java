/**
 * What the Spandrel extension's advice calls from inside the application's classes. Not for
 * applications. The extension knows these classes by name, so their names and signatures hold
 * across releases; they may be added to.
 */
package io.spandrel.woven;

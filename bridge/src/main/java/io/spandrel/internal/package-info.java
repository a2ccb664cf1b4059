/** How the bridge makes spans. Not for applications: anything here may change in any release. */
package io.spandrel.internal;

/**
 * A web application that nobody here wrote, under the agent with the packaged extension: Apache
 * Jackrabbit in Tomcat, which keeps its content in PostgreSQL.
 */
package io.spandrel.otel.servlet;

package io.spandrel.examples.pipeline;

/** What the look-ups found. */
record Offer(double price, int stock, String reviews) {}

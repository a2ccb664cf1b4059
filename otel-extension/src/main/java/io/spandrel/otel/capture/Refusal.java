package io.spandrel.otel.capture;

import java.util.Map;

/**
 * Why a request is not answered as it wishes.
 *
 * @param status of HTTP
 * @param sentence for the person who sent it
 * @param headers that go with the status
 */
record Refusal(int status, String sentence, Map<String, String> headers) {
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int CONFLICT = 409;
  static final int FAILED = 500;
  static final int NO_ROOM = 507;

  Refusal(int status, String sentence) {
    this(status, sentence, Map.of());
  }
}

package io.spandrel.receiver;

import com.google.rpc.Code;
import com.google.rpc.Status;

/**
 * An HTTP request that gets an error as its answer: the status line, and the body that OTLP wants
 * with it.
 */
final class RequestRefusedException extends Exception {
  private final int httpStatus;
  private final Code code;

  private RequestRefusedException(int httpStatus, Code code, String message) {
    super(message, null, false, false); // it is an answer: nobody reads its stack
    this.httpStatus = httpStatus;
    this.code = code;
  }

  static RequestRefusedException malformed(String message) {
    return new RequestRefusedException(400, Code.INVALID_ARGUMENT, message);
  }

  static RequestRefusedException unknownPath(String message) {
    return new RequestRefusedException(404, Code.NOT_FOUND, message);
  }

  static RequestRefusedException wrongMethod(String message) {
    return new RequestRefusedException(405, Code.UNIMPLEMENTED, message);
  }

  static RequestRefusedException tooLarge(String what, int maxBytes) {
    return new RequestRefusedException(
        413,
        Code.RESOURCE_EXHAUSTED,
        what + " is larger than " + maxBytes + " bytes: send fewer spans in a batch");
  }

  static RequestRefusedException unsupportedType(String message) {
    return new RequestRefusedException(415, Code.INVALID_ARGUMENT, message);
  }

  static RequestRefusedException unavailable(String message) {
    return new RequestRefusedException(503, Code.UNAVAILABLE, message);
  }

  int httpStatus() {
    return httpStatus;
  }

  Status status() {
    return Status.newBuilder().setCode(code.getNumber()).setMessage(getMessage()).build();
  }
}

package io.spandrel.recorder.capture.chunk;

import java.nio.charset.StandardCharsets;

/**
 * Texts as events and constants have them: one byte for the encoding, numbered as in {@code
 * jdk.jfr.internal.consumer.StringParser}, then what it needs. For one thread.
 */
final class TextReader {
  static final int CONSTANT = 2;

  private static final int NULL = 0;
  private static final int EMPTY = 1;
  private static final int UTF_8 = 3;
  private static final int CHARS = 4;
  private static final int LATIN_1 = 5;

  private final TextCache cache = new TextCache();
  private char[] chars = new char[256];

  /** Where no constant may be named. */
  String read(ChunkBytes bytes) throws UnexpectedBytesException {
    return read(bytes, null, null);
  }

  /**
   * @param constants null: none may be named
   * @param guess what it may well be again; null: nobody knows
   */
  String read(ChunkBytes bytes, ConstantTexts constants, String guess)
      throws UnexpectedBytesException {
    int encoding = bytes.raw();
    return switch (encoding) {
      case NULL -> null;
      case EMPTY -> "";
      case CONSTANT -> constant(bytes, constants);
      case UTF_8 -> utf8(bytes);
      case CHARS -> chars(bytes, guess);
      case LATIN_1 -> latin1(bytes);
      default -> throw new UnexpectedBytesException("a text in encoding " + encoding);
    };
  }

  private static String constant(ChunkBytes bytes, ConstantTexts constants)
      throws UnexpectedBytesException {
    long key = bytes.number();
    String text = constants == null ? null : constants.get(key);
    if (text == null) {
      throw new UnexpectedBytesException("no text is known as " + key);
    }
    return text;
  }

  private static String utf8(ChunkBytes bytes) throws UnexpectedBytesException {
    int length = length(bytes);
    String text = new String(bytes.array(), bytes.arrayAt(), length, StandardCharsets.UTF_8);
    bytes.skip(length);
    return text;
  }

  private String chars(ChunkBytes bytes, String guess) throws UnexpectedBytesException {
    int length = length(bytes);
    if (guess != null && guess.length() == length && isAscii(guess, bytes)) {
      bytes.skip(length);
      return guess;
    }
    makeRoom(length);
    char[] read = chars;
    byte[] array = bytes.array();
    int at = bytes.arrayAt();
    int ascii = 0;
    while (ascii < length && array[at + ascii] >= 0) {
      read[ascii] = (char) array[at + ascii];
      ascii++;
    }
    bytes.skip(ascii);
    for (int i = ascii; i < length; i++) {
      read[i] = (char) bytes.number();
    }
    return cache.of(read, length);
  }

  /** Whether these bytes are that text, of which none has more than seven bits. */
  private static boolean isAscii(String text, ChunkBytes bytes) {
    byte[] array = bytes.array();
    int at = bytes.arrayAt();
    for (int i = 0; i < text.length(); i++) {
      if (array[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String latin1(ChunkBytes bytes) throws UnexpectedBytesException {
    int length = length(bytes);
    makeRoom(length);
    byte[] array = bytes.array();
    int at = bytes.arrayAt();
    for (int i = 0; i < length; i++) {
      chars[i] = (char) (array[at + i] & 0xff);
    }
    bytes.skip(length);
    return cache.of(chars, length);
  }

  /** Each character has at least a byte, so no more are there than bytes. */
  private static int length(ChunkBytes bytes) throws UnexpectedBytesException {
    int length = (int) bytes.number();
    if (length < 0 || length > bytes.left()) {
      throw new UnexpectedBytesException("a text of " + length + " characters");
    }
    return length;
  }

  private void makeRoom(int length) {
    if (chars.length < length) {
      chars = new char[length];
    }
  }

  void skip(ChunkBytes bytes) throws UnexpectedBytesException {
    int encoding = bytes.raw();
    switch (encoding) {
      case NULL, EMPTY -> {
        // Nothing follows.
      }
      case CONSTANT -> bytes.number();
      case UTF_8, LATIN_1 -> bytes.skip(length(bytes));
      case CHARS -> {
        int length = length(bytes);
        for (int i = 0; i < length; i++) {
          bytes.number();
        }
      }
      default -> throw new UnexpectedBytesException("a text in encoding " + encoding);
    }
  }
}

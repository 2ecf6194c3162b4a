package org.kiezplenum.web.pages;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;

/**
 * A form with one file, of which nothing is written to a disk.
 *
 * @param file what was chosen under {@code file}; empty if nothing was
 */
record FileForm(Buffer file, MultiMap fields) {
  static final int LARGEST_FILE_BYTES = 10 * 1024 * 1024;

  /** Other fields, and what stands around them. */
  private static final int REST_BYTES = 16 * 1024;

  String field(String name) {
    return Objects.requireNonNullElse(fields.get(name), "");
  }

  /** Fails with {@link TooLarge}, or with something else for what is no such form. */
  static Future<FileForm> read(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (length(request) > LARGEST_FILE_BYTES + REST_BYTES) {
      return Future.failedFuture(new TooLarge());
    }
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      return Future.failedFuture(new IllegalArgumentException("no form with a file"));
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      context.response().writeContinue();
    }
    Promise<FileForm> form = Promise.promise();
    Buffer file = Buffer.buffer();
    try {
      request.setExpectMultipart(true);
      request.exceptionHandler(form::tryFail);
      request.uploadHandler(upload -> take(upload, file, form));
      request.endHandler(end -> form.tryComplete(new FileForm(file, request.formAttributes())));
    } catch (IllegalStateException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | DecoderException unreadable) {
      // Its type names a charset or a boundary that there is not.
      form.tryFail(unreadable);
    }
    return form.future();
  }

  private static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
  }

  /** What is too much is not kept, but read to its end. */
  private static void take(HttpServerFileUpload upload, Buffer file, Promise<FileForm> form) {
    upload.handler(part -> {
      if (!upload.name().equals("file") || form.future().isComplete()) {
        return;
      }
      if (file.length() + part.length() > LARGEST_FILE_BYTES) {
        form.tryFail(new TooLarge());
      } else {
        file.appendBuffer(part);
      }
    });
    upload.exceptionHandler(form::tryFail);
  }

  /** The file has more bytes than are read. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1;
  }
}

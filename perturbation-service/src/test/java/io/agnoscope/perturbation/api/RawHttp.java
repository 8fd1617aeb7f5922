package io.agnoscope.perturbation.api;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP/1.1 connection, kept open, whose bytes a test writes itself. */
final class RawHttp implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawHttp() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a request and reads its answer: status line, headers, body. */
  String post(String path, byte[] body, String... headers) throws IOException {
    return send(path, body.length, body, headers);
  }

  /** Announces so many bytes and sends those that are given. */
  String send(String path, long length, byte[] body, String... headers) throws IOException {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\n"
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "" : "\r\n")
            + "Content-Length: "
            + length
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
    return answer();
  }

  private String answer() throws IOException {
    StringBuilder text = new StringBuilder();
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      text.append(line).append('\n');
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return text + "\n" + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

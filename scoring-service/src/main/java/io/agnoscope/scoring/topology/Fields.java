package io.agnoscope.scoring.topology;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several texts in one, readable and without two lists meeting: each is percent-encoded, bars stand
 * between.
 */
final class Fields {
  static final String BAR = "|";

  private Fields() {}

  static String join(String... fields) {
    return Arrays.stream(fields)
        .map(field -> URLEncoder.encode(field, StandardCharsets.UTF_8))
        .collect(Collectors.joining(BAR));
  }

  static List<String> split(String joined) {
    return Arrays.stream(joined.split("\\|", -1))
        .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
        .toList();
  }
}

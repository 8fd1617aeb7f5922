package io.agnoscope.inference.views;

import io.agnoscope.inference.chat.ChatPictures;
import io.agnoscope.schemas.identity.Sha256;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Requests of Views of one Sample with a picture and two options. */
final class Requests {

  private static final byte[] PNG = ChatPictures.png(8, 8);

  private Requests() {}

  static String sha256() {
    return Sha256.hex(PNG);
  }

  static String views(String... ids) {
    String question = "{\"sha256\": \"%s\"}, {\"text\": \"What is it?\"}".formatted(sha256());
    return """
    {"sampleId": "s", "catalogueVersion": "2-abcd", "more": [1],
     "messages": [{"role": "USER", "parts": [%s]}],
     "views": [%s],
     "pictures": {"%s": "%s"}}
    """
        .formatted(
            question,
            Arrays.stream(ids).map(id -> view(id, question)).collect(Collectors.joining(", ")),
            sha256(),
            ChatPictures.dataUrl(PNG));
  }

  private static String view(String id, String question) {
    boolean rotated = id.startsWith("rotated");
    String hint = "{\"text\": \"It is a cross.\", \"inserted\": true}, ";
    return """
    {"id": "%s", "perturbation": "%s", "kind": "PERTURBATION", "touches": "TEXT", "parts": [%s%s],
     "options": [{"letter": "A", "text": "star", "canonicalLetter": "%s"},
                 {"letter": "B", "text": "cross", "canonicalLetter": "%s"}]}
    """
        .formatted(
            id,
            id.replaceAll("/.*", ""),
            id.equals("misleading-caption") ? hint : "",
            question,
            rotated ? "B" : "A",
            rotated ? "A" : "B");
  }
}

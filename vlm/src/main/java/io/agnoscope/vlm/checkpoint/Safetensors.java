package io.agnoscope.vlm.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.CheckpointException.Misfit;
import io.agnoscope.vlm.blocks.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The safetensors format, F32 only: eight bytes of header length, a JSON header with type, shape
 * and offsets of each array, then the values, all little-endian, without gaps. Nothing in a file is
 * ever executed. Format: https://huggingface.co/docs/safetensors
 */
public final class Safetensors {

  /** The longest header that is read, in bytes. */
  public static final int MAX_HEADER = 1 << 20;

  private static final String METADATA = "__metadata__";
  private static final int ALIGNMENT = 8;
  private static final int MAX_DIMENSIONS = 8;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Safetensors() {}

  /** Encodes arrays in the map's order. */
  public static byte[] encode(Map<String, Tensor> tensors) {
    return encode(tensors, Map.of());
  }

  /**
   * Encodes arrays in the map's order.
   *
   * @param metadata what is said of them, in the header's own place for it; sorted by name
   */
  public static byte[] encode(Map<String, Tensor> tensors, Map<String, String> metadata) {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode said = header.putObject(METADATA);
      new TreeMap<>(metadata).forEach(said::put);
    }
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", "F32");
      var shape = node.putArray("shape");
      entry.getValue().shape().forEach(shape::add);
      long end = offset + (long) Float.BYTES * entry.getValue().values().length;
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = padded(header.toString().getBytes(StandardCharsets.UTF_8));
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(Long.BYTES + json.length + offset))
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json);
    tensors.values().forEach(tensor -> put(buffer, tensor.values()));
    return buffer.array();
  }

  /**
   * Decodes a file.
   *
   * @throws CheckpointException when it is no valid safetensors file of F32 arrays
   */
  public static Map<String, Tensor> decode(byte[] file) {
    int length = headerLength(file);
    JsonNode header = header(file, length);
    ByteBuffer data = ByteBuffer.wrap(file).position(Long.BYTES + length).slice();
    data.order(ByteOrder.LITTLE_ENDIAN);
    List<Entry> entries = new ArrayList<>();
    header
        .properties()
        .forEach(field -> {
          if (!field.getKey().equals(METADATA)) {
            entries.add(Entry.of(field.getKey(), field.getValue()));
          }
        });
    checkOffsets(entries, data.limit());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Entry entry : entries) {
      float[] values = new float[(int) (entry.end - entry.start) / Float.BYTES];
      data.slice((int) entry.start, (int) (entry.end - entry.start))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values);
      checkFinite(entry.name, values);
      tensors.put(entry.name, new Tensor(entry.shape, values));
    }
    return tensors;
  }

  /**
   * What a file's header says of its arrays; empty when it says nothing.
   *
   * @throws CheckpointException when the header is none of safetensors
   */
  public static Map<String, String> metadata(byte[] file) {
    Map<String, String> said = new LinkedHashMap<>();
    header(file, headerLength(file))
        .path(METADATA)
        .properties()
        .forEach(field -> said.put(field.getKey(), field.getValue().asText()));
    return said;
  }

  private static int headerLength(byte[] file) {
    if (file.length < Long.BYTES) {
      throw new CheckpointException(
          Misfit.SIZE_DIFFERS, "weights end before their header's length");
    }
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MAX_HEADER || length > file.length - Long.BYTES) {
      throw new CheckpointException(
          Misfit.SIZE_DIFFERS, "weights claim a header of " + length + " bytes");
    }
    return (int) length;
  }

  private static JsonNode header(byte[] file, int length) {
    try {
      JsonNode header = JSON.readTree(file, Long.BYTES, length);
      if (!header.isObject()) {
        throw new CheckpointException(
            Misfit.UNREADABLE_WEIGHTS, "weights have a header that is no JSON object");
      }
      return header;
    } catch (JsonProcessingException e) {
      throw new CheckpointException(
          Misfit.UNREADABLE_WEIGHTS, "weights have a header that is no JSON", e);
    } catch (IOException e) {
      throw new CheckpointException(
          Misfit.UNREADABLE_WEIGHTS, "weights have an unreadable header", e);
    }
  }

  private static void checkOffsets(List<Entry> entries, long size) {
    List<Entry> ordered =
        entries.stream()
            .sorted(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end))
            .toList();
    long at = 0;
    for (Entry entry : ordered) {
      if (entry.start != at) {
        throw new CheckpointException(
            Misfit.SIZE_DIFFERS, "weights overlap or leave a gap at " + entry.name);
      }
      at = entry.end;
    }
    if (at != size) {
      throw new CheckpointException(
          Misfit.SIZE_DIFFERS, "weights hold " + size + " bytes, their header says " + at);
    }
  }

  private static void checkFinite(String name, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new CheckpointException(
            Misfit.UNREADABLE_WEIGHTS, "weights of " + name + " are not all finite");
      }
    }
  }

  private static byte[] padded(byte[] json) {
    int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padded = java.util.Arrays.copyOf(json, length);
    java.util.Arrays.fill(padded, json.length, length, (byte) ' ');
    return padded;
  }

  private static void put(ByteBuffer buffer, float[] values) {
    buffer.asFloatBuffer().put(values);
    buffer.position(buffer.position() + values.length * Float.BYTES);
  }

  private record Entry(String name, List<Integer> shape, long start, long end) {

    static Entry of(String name, JsonNode node) {
      if (!node.path("dtype").asText().equals("F32")) {
        throw new CheckpointException(
            Misfit.UNREADABLE_WEIGHTS, "weights of " + name + " are not F32");
      }
      JsonNode shape = node.path("shape");
      JsonNode offsets = node.path("data_offsets");
      if (!shape.isArray() || shape.size() > MAX_DIMENSIONS || offsets.size() != 2) {
        throw new CheckpointException(
            Misfit.UNREADABLE_WEIGHTS, "weights of " + name + " lack a shape or offsets");
      }
      List<Integer> sizes = new ArrayList<>();
      long bytes = Float.BYTES;
      for (JsonNode dimension : shape) {
        if (!dimension.canConvertToInt() || dimension.asInt() < 0) {
          throw new CheckpointException(
              Misfit.UNREADABLE_WEIGHTS, "weights of " + name + " have an impossible shape");
        }
        sizes.add(dimension.asInt());
        bytes = Math.min(bytes, Integer.MAX_VALUE) * dimension.asInt();
      }
      long start = offset(name, offsets.get(0));
      long end = offset(name, offsets.get(1));
      if (end < start || end - start != bytes) {
        throw new CheckpointException(
            Misfit.SIZE_DIFFERS, "weights of " + name + " do not fill their shape");
      }
      return new Entry(name, sizes, start, end);
    }

    private static long offset(String name, JsonNode node) {
      if (!node.canConvertToInt() || node.asInt() < 0) {
        throw new CheckpointException(
            Misfit.UNREADABLE_WEIGHTS, "weights of " + name + " have an impossible offset");
      }
      return node.asInt();
    }
  }
}

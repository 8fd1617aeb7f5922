package io.agnoscope.vlm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.blocks.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

  @Test
  void carriesWhatIsSaidOfTheArrays() {
    Map<String, Tensor> tensors = Map.of("a", new Tensor(List.of(2), new float[] {1, 2}));

    byte[] file = Safetensors.encode(tensors, Map.of("steps", "12"));

    assertThat(Safetensors.metadata(file)).containsExactly(Map.entry("steps", "12"));
    assertThat(Safetensors.decode(file)).isEqualTo(tensors);
    assertThat(Safetensors.metadata(Safetensors.encode(tensors))).isEmpty();
  }

  @Test
  void readsBackWhatItWrote() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", new Tensor(List.of(2, 3), new float[] {1, -2, 3.5f, 0, 1e-30f, 7}));
    tensors.put("a", new Tensor(List.of(), new float[] {42}));

    Map<String, Tensor> back = Safetensors.decode(Safetensors.encode(tensors));

    assertThat(back).isEqualTo(tensors);
    assertThat(back.keySet()).containsExactly("b", "a");
  }

  @Test
  void laysValuesOutAsTheFormatSays() {
    byte[] file = Safetensors.encode(Map.of("x", new Tensor(List.of(1), new float[] {1})));
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) buffer.getLong();

    assertThat(length % 8).isZero();
    assertThat(new String(file, 8, length, StandardCharsets.UTF_8).strip())
        .isEqualTo("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
    assertThat(buffer.getFloat(8 + length)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{\"x\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":\"1\",\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1e30],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{}"
      })
  void refusesAHostileHeader(String header) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + json.length + 4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json);

    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> Safetensors.decode(file.array()));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 9, Integer.MAX_VALUE, Long.MAX_VALUE})
  void refusesAHeaderLengthThatCannotBe(long length) {
    byte[] file = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();

    assertThatExceptionOfType(CheckpointException.class).isThrownBy(() -> Safetensors.decode(file));
  }

  @Test
  void refusesValuesThatAreNoNumbers() {
    byte[] file = Safetensors.encode(Map.of("x", new Tensor(List.of(1), new float[] {Float.NaN})));

    assertThatThrownBy(() -> Safetensors.decode(file)).hasMessageContaining("finite");
  }

  @Property
  void neverFailsOtherwiseThanByRefusing(@ForAll @Size(max = 300) byte[] file) {
    try {
      Safetensors.decode(file);
    } catch (CheckpointException refused) {
      assertThat(refused).hasMessageStartingWith("weights");
    }
  }
}

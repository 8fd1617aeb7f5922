package io.agnoscope.scoring.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.schemas.OperatorAction;
import io.agnoscope.schemas.OperatorActionKind;
import io.agnoscope.schemas.codec.RecordCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OperatorActionsTest {
  @Test
  void aBrokerThatIsAwayIsSaidAndNotWaitedForWithoutEnd() throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, Object> broker =
          new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:" + nobody.getLocalPort()));
      OperatorActions actions = new OperatorActions(broker, RecordCodec.local());

      assertThatThrownBy(() -> actions.write(action())).isInstanceOf(BrokerAwayException.class);
      actions.close();
    }
  }

  private static OperatorAction action() {
    return OperatorAction.newBuilder()
        .setId("a")
        .setKind(OperatorActionKind.ACKNOWLEDGE)
        .setSubject("key")
        .setAt(Instant.EPOCH)
        .build();
  }
}

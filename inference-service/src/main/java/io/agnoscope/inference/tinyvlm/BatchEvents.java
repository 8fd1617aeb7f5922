package io.agnoscope.inference.tinyvlm;

import java.time.Duration;

/** Told what the device does, to count it. Any thread. */
public interface BatchEvents {

  /** Counts nothing. */
  BatchEvents NONE =
      new BatchEvents() {
        @Override
        public void batch(Duration onDevice, int asks) {}

        @Override
        public void waited(Duration inQueue) {}

        @Override
        public void queued(int asks) {}

        @Override
        public void batchFailed() {}

        @Override
        public void late(String where, int asks) {}
      };

  /** A batch was computed. */
  void batch(Duration onDevice, int asks);

  /** One Trial's asks waited that long for the device. */
  void waited(Duration inQueue);

  /** So many asks wait for the device now. */
  void queued(int asks);

  /** The network failed on the asks of several Trials together; they are asked one by one. */
  void batchFailed();

  /**
   * Asks had no reply by their deadline.
   *
   * @param where {@code full} when the queue had no room for them, {@code waiting} when the device
   *     did not come to them or was not done with them
   */
  void late(String where, int asks);
}

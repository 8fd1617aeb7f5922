package io.agnoscope.perturbation.traffic.remote;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells addresses of the public Internet from all others, by IANA's registries of special-purpose
 * addresses (RFC 6890 and its updates). What embeds another address is not public either.
 */
final class PublicAddresses {

  private static final List<Block> NOT_PUBLIC_V4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final Block GLOBAL_V6 = Block.of("2000:0:0:0:0:0:0:0/3");

  /** Parts of the global block that are for protocols, documents, or embed version 4 (6to4). */
  private static final List<Block> NOT_PUBLIC_V6 =
      blocks(
          "2001:0:0:0:0:0:0:0/23",
          "2001:db8:0:0:0:0:0:0/32",
          "2002:0:0:0:0:0:0:0/16",
          "3fff:0:0:0:0:0:0:0/20");

  private PublicAddresses() {}

  /** Whether an address is one of the public Internet's, and for one receiver. */
  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return NOT_PUBLIC_V4.stream().noneMatch(block -> block.holds(bytes));
    }
    return GLOBAL_V6.holds(bytes) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.holds(bytes));
  }

  private static List<Block> blocks(String... blocks) {
    return Arrays.stream(blocks).map(Block::of).toList();
  }

  private record Block(List<Byte> prefix, int bits) {

    static Block of(String text) {
      int slash = text.indexOf('/');
      byte[] bytes = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
      List<Byte> prefix = IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList();
      return new Block(prefix, Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address[bit / 8] ^ prefix.get(bit / 8)) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}

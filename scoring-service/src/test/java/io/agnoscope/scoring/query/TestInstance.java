package io.agnoscope.scoring.query;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agnoscope.access.ServiceToken;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.scoring.ScoringConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;

/** An instance of the service without Quarkus: its stores, and where the others ask it. */
public final class TestInstance implements AutoCloseable {
  private final KafkaStreams streams;
  private final Restoring restoring = new Restoring();
  private final HttpServer server;
  private final OtherInstances others;
  private final LocalFigures own;
  private final Figures figures;
  private final ScoringConfig config;

  private TestInstance(
      KafkaStreams streams, HttpServer server, SmallRyeConfig settings, RecordCodec codec) {
    ClusterConfig cluster = settings.getConfigMapping(ClusterConfig.class);
    this.streams = streams;
    streams.setGlobalStateRestoreListener(restoring);
    this.server = server;
    this.config = settings.getConfigMapping(ScoringConfig.class);
    this.others = new OtherInstances(streams, cluster, ServiceToken.NONE);
    this.own = new LocalFigures(streams);
    this.figures = new Figures(own, others, codec, config, InstantSource.system());
    SharesResource shares = new SharesResource(own, codec, cluster);
    server.createContext(
        SharesResource.SERIES_PATH, exchange -> answer(exchange, series(shares, exchange)));
    server.createContext(SharesResource.COUNTS_PATH, exchange -> answer(exchange, shares.counts()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  /**
   * Starts one with stores of its own under the folder.
   *
   * @param standbyReplicas on how many other instances each store is kept up to date
   */
  public static TestInstance start(
      Topology topology,
      RecordCodec codec,
      String broker,
      String application,
      int standbyReplicas,
      Path folder)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int port = server.getAddress().getPort();
    SmallRyeConfig settings =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(ClusterConfig.class)
            .withMapping(ScoringConfig.class)
            .withDefaultValue("agnoscope.scoring.forward-every", "PT0.1S")
            .withDefaultValue("quarkus.http.port", Integer.toString(port))
            .build();
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
    config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, "127.0.0.1:" + port);
    config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    TestInstance instance =
        new TestInstance(new KafkaStreams(topology, config), server, settings, codec);
    server.start();
    instance.streams.start();
    return instance;
  }

  public Figures figures() {
    return figures;
  }

  public LocalFigures own() {
    return own;
  }

  public ScoringConfig config() {
    return config;
  }

  /** Whether it works, on some partitions and not on all. */
  public boolean worksOnAPart() {
    int missing = own.counts().missing(LocalFigures.PARTITIONS).size();
    return own.readable() && missing > 0 && missing < LocalFigures.PARTITIONS;
  }

  /**
   * Whether it has every partition of a store up to date, those that another one works on too. The
   * mark that ends a transaction counts as a record that a standby lacks.
   */
  public boolean keepsAll(String store) {
    Map<Integer, LagInfo> lags = streams.allLocalStorePartitionLags().getOrDefault(store, Map.of());
    return lags.size() == LocalFigures.PARTITIONS
        && lags.values().stream().allMatch(lag -> lag.offsetLag() <= 1);
  }

  /** How many records it has read of changelogs before it could work on partitions. */
  public long restored() {
    return restoring.records.sum();
  }

  /** Has nobody reach it any more, while it goes on with its work. */
  public void hide() {
    server.stop(0);
  }

  /** Where it is reached. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(Duration.ofSeconds(20)));
    server.stop(0);
    others.stop();
  }

  /** Counts what is restored for active tasks; what standbys read is none of it. */
  private static final class Restoring implements StateRestoreListener {
    private final LongAdder records = new LongAdder();

    @Override
    public void onRestoreStart(
        TopicPartition partition, String store, long startingOffset, long endingOffset) {}

    @Override
    public void onBatchRestored(
        TopicPartition partition, String store, long batchEndOffset, long numRestored) {
      records.add(numRestored);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {}
  }

  private static Response series(SharesResource shares, HttpExchange exchange) {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    return shares.series(
        query.get("reach"),
        query.get("run"),
        query.get("target"),
        query.get("checkpoint"),
        query.get("monitor"),
        number(query.get("from")),
        number(query.get("to")));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    Arrays.stream(raw.split("&"))
        .map(field -> field.split("=", 2))
        .forEach(field -> query.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    return query;
  }

  private static @Nullable Long number(@Nullable String text) {
    return text == null ? null : Long.valueOf(text);
  }

  private static void answer(HttpExchange exchange, Response response) throws IOException {
    byte[] body = response.getEntity() instanceof byte[] bytes ? bytes : new byte[0];
    try (exchange) {
      exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}

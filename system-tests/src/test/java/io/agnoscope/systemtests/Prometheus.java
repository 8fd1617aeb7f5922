package io.agnoscope.systemtests;

import io.agnoscope.kafkatesting.ReservedPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Prometheus with the product's rules, and the Alertmanager that it tells, as child processes.
 */
final class Prometheus implements AutoCloseable {

  private final Path targets;
  private final ReservedPorts ports;
  private final Tool alertmanager;
  private final Tool prometheus;

  private Prometheus(Path targets, ReservedPorts ports, Tool alertmanager, Tool prometheus) {
    this.targets = targets;
    this.ports = ports;
    this.alertmanager = alertmanager;
    this.prometheus = prometheus;
  }

  /**
   * Starts both on free ports, configured by files in a folder. Alerts wait for nothing: what says
   * {@code for} in the rules is left out, and an Alertmanager that is found late is told again
   * soon.
   *
   * @param services what it scrapes at first
   */
  static Prometheus start(
      Path folder, Path prometheus, Path alertmanager, String webhook, List<Service> services)
      throws IOException {
    ReservedPorts ports = ReservedPorts.row(2);
    int port = ports.first();
    Path targets = folder.resolve("targets.json");
    Files.writeString(targets, addresses(services));
    Files.writeString(folder.resolve("alertmanager.yml"), alertmanagerConfig(webhook));
    Files.writeString(folder.resolve("prometheus.yml"), config(targets, port + 1));
    Files.createDirectory(folder.resolve("rules"));
    for (Path rules : MonitoringFiles.files("rules", ".yaml")) {
      Files.writeString(
          folder.resolve("rules").resolve(rules.getFileName().toString()),
          Files.readString(rules).replaceAll("(?m)^ *for: .*\n", ""));
    }
    Tool telling =
        Tool.start(
            "alertmanager",
            folder,
            List.of(
                alertmanager.toString(),
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + (port + 1)));
    Tool watching =
        Tool.start(
            "prometheus",
            folder,
            List.of(
                prometheus.toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--rules.alert.resend-delay=1s",
                "--web.listen-address=127.0.0.1:" + port));
    return new Prometheus(targets, ports, telling, watching);
  }

  private static String config(Path targets, int alertmanagerPort) {
    return """
    global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
    rule_files: [rules/*.yaml]
    scrape_configs:
      - job_name: agnoscope
        metrics_path: /q/metrics
        file_sd_configs: [{files: ['%s'], refresh_interval: 1s}]
    alerting:
      alertmanagers:
        - static_configs: [{targets: ['127.0.0.1:%d']}]
    """
        .formatted(targets, alertmanagerPort);
  }

  private static String alertmanagerConfig(String webhook) {
    return """
    route: {receiver: test, group_by: [alertname], group_wait: 0s, group_interval: 1s}
    receivers:
      - name: test
        webhook_configs: [{url: '%s', send_resolved: true}]
    """
        .formatted(webhook);
  }

  /** From now on scrapes these. */
  void scrape(List<Service> services) {
    try {
      Path written = Files.writeString(targets.resolveSibling("targets.new"), addresses(services));
      Files.move(written, targets, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String addresses(List<Service> services) {
    return services.stream()
        .map(service -> "\"127.0.0.1:" + service.port + "\"")
        .collect(Collectors.joining(",", "[{\"targets\":[", "]}]"));
  }

  int port() {
    return ports.first();
  }

  /** Looks whether both run, and fails with what the one that does not said last. */
  void requireAlive() {
    prometheus.requireAlive();
    alertmanager.requireAlive();
  }

  @Override
  public void close() {
    prometheus.close();
    alertmanager.close();
    ports.close();
  }
}

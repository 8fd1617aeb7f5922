package io.agnoscope.k8s;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two tables of {@code docs/flows.md}. */
final class FlowTables {

  /** Who may open a connection to whom. */
  record Connection(String from, String to, int port) {}

  /**
   * What a user may do.
   *
   * @param name with a star at its end if it is a prefix
   */
  record Right(String user, String resource, String name, Set<String> operations) {}

  private FlowTables() {}

  static Set<Connection> connections() {
    return rows("## Connections")
        .map(cells -> new Connection(cells.get(0), cells.get(1), Integer.parseInt(cells.get(2))))
        .collect(Collectors.toSet());
  }

  static List<Right> rights() {
    return rows("## Rights on Kafka")
        .map(cells ->
            new Right(
                cells.get(0), cells.get(1), cells.get(2), Set.of(cells.get(3).split(", ", -1))))
        .toList();
  }

  private static Stream<List<String>> rows(String heading) {
    String page = Folder.text("docs/flows.md");
    String section = page.substring(page.indexOf(heading) + heading.length()).split("\n## ", 2)[0];
    return section
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line ->
            Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList());
  }
}

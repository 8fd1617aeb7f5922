package io.agnoscope.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a packaged service says that it consists of (CycloneDX), beside what it does.
 *
 * @param app the folder that an image is made of
 */
record BillOfMaterials(String service, Path app, List<Component> components, String text) {
  private static final String FILE = "sbom.cdx.xml";

  /**
   * A part of a service.
   *
   * @param purl what it is in its registry, empty of what the build made
   * @param location its file in the service's folder
   * @param licenses those that its POM names, one of which has to do
   */
  record Component(String purl, String location, Set<String> licenses) {

    /** Its group and artifact, as in {@code group:artifact}; empty of what the build made. */
    String library() {
      return purl.replaceFirst("pkg:maven/", "").replaceFirst("@.*", "").replace('/', ':');
    }
  }

  static boolean isMade(String service) {
    return Files.exists(app(service).resolve(FILE));
  }

  static BillOfMaterials of(String service) {
    Path app = app(service);
    try {
      String text = Files.readString(app.resolve(FILE));
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(app.resolve(FILE).toFile());
      List<Component> components =
          children(child(document.getDocumentElement(), "components"), "component").stream()
              .map(BillOfMaterials::component)
              .toList();
      return new BillOfMaterials(service, app, components, text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(service + " is not packaged with -Pimage", unreadable);
    } catch (ParserConfigurationException | SAXException unsound) {
      throw new IllegalStateException(FILE + " of " + service + " is not sound XML", unsound);
    }
  }

  /** Every file of the folder but the list itself, relative to it. */
  Set<String> files() {
    try (Stream<Path> files = Files.walk(app)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> app.relativize(file).toString())
          .filter(file -> !file.equals(FILE))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path app(String service) {
    return Folder.ROOT.resolve("..").resolve(service).resolve("target/quarkus-app").normalize();
  }

  @Override
  public String toString() {
    return service;
  }

  private static Component component(Element component) {
    Set<String> licenses = new TreeSet<>();
    for (Element choice : children(component, "licenses")) {
      for (Element license : children(choice, "license")) {
        licenses.add(text(license, "id") + text(license, "name"));
      }
    }
    String location =
        children(component, "evidence").stream()
            .flatMap(evidence -> children(child(evidence, "occurrences"), "occurrence").stream())
            .map(occurrence -> text(occurrence, "location"))
            .collect(Collectors.joining(" "));
    return new Component(text(component, "purl"), location, licenses);
  }

  private static String text(Element parent, String name) {
    return children(parent, name).stream()
        .map(Element::getTextContent)
        .collect(Collectors.joining());
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).getFirst();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }
}

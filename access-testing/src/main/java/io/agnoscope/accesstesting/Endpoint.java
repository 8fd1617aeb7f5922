package io.agnoscope.accesstesting;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;

/**
 * What a service answers, as its classes declare it.
 *
 * @param method of HTTP
 * @param path an example: each parameter is the letter x
 */
public record Endpoint(String method, String path) {

  /** Those of the module that is tested, as it was compiled. */
  public static List<Endpoint> declared() {
    return new ClassFileImporter()
        .importPath("target/classes").stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type ->
                type.getMethods().stream()
                    .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                    .map(method -> of(type, method)))
            .sorted((a, b) -> a.toString().compareTo(b.toString()))
            .toList();
  }

  private static Endpoint of(JavaClass type, JavaMethod method) {
    String verb =
        method.getAnnotations().stream()
            .map(JavaAnnotation::getRawType)
            .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
            .map(annotation -> annotation.getAnnotationOfType(HttpMethod.class).value())
            .findFirst()
            .orElseThrow();
    String rest =
        method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
    String path = "/" + type.getAnnotationOfType(Path.class).value() + "/" + rest;
    String example = path.replaceAll("\\{[^}]*}", "x").replaceAll("/+", "/");
    return new Endpoint(
        verb,
        example.length() > 1 && example.endsWith("/")
            ? example.substring(0, example.length() - 1)
            : example);
  }
}

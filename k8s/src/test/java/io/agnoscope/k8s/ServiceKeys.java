package io.agnoscope.k8s;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings that a service has, as its own {@code @ConfigMapping} interfaces say. */
final class ServiceKeys {
  private static final Map<String, ServiceKeys> READ = new ConcurrentHashMap<>();

  /** Any number in a list stands as {@code [*]}, any key of a map as {@code *}. */
  private final Set<String> keys;

  private ServiceKeys(Set<String> keys) {
    this.keys = keys;
  }

  /**
   * Those of a service's package, and those of the image store and of who may call what, which
   * every service has.
   */
  static ServiceKeys of(String servicePackage) {
    return READ.computeIfAbsent(servicePackage, ServiceKeys::read);
  }

  private static ServiceKeys read(String servicePackage) {
    Set<String> keys = new TreeSet<>();
    interfaces(servicePackage)
        .forEach(
            mapping -> add(keys, mapping, mapping.getAnnotation(ConfigMapping.class).prefix()));
    return new ServiceKeys(keys);
  }

  private static List<? extends Class<?>> interfaces(String servicePackage) {
    return new ClassFileImporter()
            // By their names: to read all classes takes most of a minute, and one that is missed
            // fails tests.
            .withImportOption(location -> location.contains("Config"))
            .importPackages(servicePackage, "io.agnoscope.images", "io.agnoscope.access")
            .stream()
            .filter(found -> found.isAnnotatedWith(ConfigMapping.class))
            .map(JavaClass::reflect)
            .toList();
  }

  /** All keys. */
  Set<String> keys() {
    return keys;
  }

  /** The key that an environment variable sets, as MicroProfile Config maps names. */
  Optional<String> setBy(String variable) {
    return keys.stream().filter(key -> pattern(key).matcher(variable).matches()).findFirst();
  }

  private static Pattern pattern(String key) {
    return Pattern.compile(
        key.toUpperCase(Locale.ROOT)
            .replace("[*]", "\u0001")
            .replace("*", "\u0002")
            .replaceAll("[^A-Z0-9\u0001\u0002]", "_")
            .replace("\u0001", "_[0-9]+_")
            .replace("\u0002", "[A-Z0-9_]+"));
  }

  private static void add(Set<String> keys, Class<?> group, String prefix) {
    for (Method method : group.getMethods()) {
      if (method.isDefault() || Modifier.isStatic(method.getModifiers())) {
        continue;
      }
      String key =
          method.isAnnotationPresent(WithParentName.class) ? prefix : prefix + "." + name(method);
      add(keys, method.getGenericReturnType(), key);
    }
  }

  private static void add(Set<String> keys, Type type, String key) {
    switch (type) {
      case ParameterizedType generic when generic.getRawType() == Map.class ->
          add(keys, generic.getActualTypeArguments()[1], key + ".*");
      case ParameterizedType generic when generic.getRawType() == Optional.class ->
          add(keys, generic.getActualTypeArguments()[0], key);
      case ParameterizedType generic
          when generic.getRawType() instanceof Class<?> raw
              && Collection.class.isAssignableFrom(raw) -> {
        Type element = generic.getActualTypeArguments()[0];
        if (element instanceof Class<?> group && isGroup(group)) {
          add(keys, group, key + "[*]");
        } else {
          keys.add(key);
        }
      }
      case Class<?> group when isGroup(group) -> add(keys, group, key);
      default -> keys.add(key);
    }
  }

  private static boolean isGroup(Class<?> type) {
    return type.isInterface() && type.getName().startsWith("io.agnoscope.");
  }

  private static String name(Method method) {
    WithName given = method.getAnnotation(WithName.class);
    return given != null
        ? given.value()
        : Pattern.compile("(?<=[a-z0-9])(?=[A-Z])")
            .splitAsStream(method.getName())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("-"));
  }
}

package org.kiezplenum.told;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How parts of views look to templates, to browsers and in files: objects, lists, texts, numbers
 * and truth. Fields stand in the order of the components, nothing is ever null, and ids are texts.
 */
public final class WireForm {

  /** The parts of one kind are read again and again. */
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> kind) {
          return Arrays.stream(kind.getRecordComponents()).map(Field::of).toList();
        }
      };

  private record Field(String name, Class<?> type, Method accessor, boolean isUnwrapped) {

    static Field of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return new Field(
          component.getName(),
          component.getType(),
          accessor,
          component.isAnnotationPresent(Unwrapped.class));
    }

    @Nullable Object in(ViewPart part) {
      try {
        Object value = accessor.invoke(part);
        return type == boolean.class && Boolean.FALSE.equals(value) ? null : value;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private WireForm() {}

  /** What a part holds, by name; parts within it stay as they are. */
  public static Map<String, Object> fields(ViewPart part) {
    Map<String, Object> fields = new LinkedHashMap<>();
    add(fields, part);
    return fields;
  }

  private static void add(Map<String, Object> fields, ViewPart part) {
    for (Field field : FIELDS.get(part.getClass())) {
      Object value = field.in(part);
      if (field.isUnwrapped() && value instanceof ViewPart inner) {
        add(fields, inner);
      } else if (value != null) {
        fields.put(field.name(), value);
      }
    }
  }

  /** A part with everything within it. */
  public static Map<String, Object> of(ViewPart part) {
    return object(fields(part));
  }

  /** Whatever may stand in a part. */
  public static Object of(Object value) {
    return switch (value) {
      case ViewPart part -> of(part);
      case Map<?, ?> map -> object(map);
      case Collection<?> all -> all.stream().map(WireForm::of).toList();
      case String text -> text;
      case Number number -> number;
      case Boolean truth -> truth;
      default -> value.toString();
    };
  }

  private static Map<String, Object> object(Map<?, ?> map) {
    Map<String, Object> object = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((name, value) -> object.put(name.toString(), of(value)));
    return Collections.unmodifiableMap(object);
  }
}

package dev.wringer.harness.sim;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Activity;
import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TurnWatcher;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.protocol.Promise;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hash of everything that can be reached from some object, by which states of a simulated ring are told apart. It
 * walks from object to object, field by field, whatever they are: half-done procedures and what they wait for, timers,
 * random generators, the record, and those who play faults and clients. So nothing that decides what will happen can be
 * forgotten, nor what somebody adds one day. Two states are equal if they look alike, with one object wherever the
 * other one has one. That is stricter than it has to be: it also tells apart states after which the same would happen.
 *
 * <p>What there is no way to look into is an error. Two different states of n have the same hash with a probability of
 * about n² / 2^65.
 */
final class StateDigest {

    /** What decides nothing that happens. */
    private static final List<Class<?>> LEFT_OUT = List.of(
            RingState.class,
            SimSurvey.class, // looks only, and remembers which blocks are authentic
            DeliveryOrder.class, // who asks for a state knows that no departure is to come
            Event.Begun.class, // the settings, which are the same but for that order
            TurnWatcher.class,
            Testbed.class,
            Activity.Watcher.class);

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final Set<Class<?>> leftOut;
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>(); // in the order of the walk
    private final IdentityHashMap<Object, Long> values = new IdentityHashMap<>(); // the hashes of what never changes
    private boolean insideValue; // where it makes no difference which object it is
    private long hash;

    /** @param leftOut what is not looked into, against all reason */
    StateDigest(Set<Class<?>> leftOut) {
        this.leftOut = leftOut;
    }

    /** What there is to an object of some class. */
    private enum Kind {
        NOTHING,
        VALUE, // which never changes
        OPTIONAL,
        ELEMENTS,
        ENTRIES,
        ARRAY,
        FIELDS;

        static Kind of(Class<?> type) {
            if (LEFT_OUT.stream().anyMatch(each -> each.isAssignableFrom(type))) {
                return NOTHING;
            } else if (type == Optional.class) {
                return OPTIONAL;
            } else if (type.isArray()) {
                return ARRAY;
            } else if (Map.class.isAssignableFrom(type)) {
                return ENTRIES;
            } else if (Collection.class.isAssignableFrom(type)) {
                return ELEMENTS;
            }
            return isValue(type) ? VALUE : FIELDS;
        }

        private static boolean isValue(Class<?> type) {
            if (type.isHidden()) { // a lambda
                return false;
            }
            if (Enum.class.isAssignableFrom(type) || !isOurs(type)) {
                return true;
            }
            return switch (type.getPackageName()) {
                case "dev.wringer.node.id", "dev.wringer.node.block" -> true;
                case "dev.wringer.node.protocol", "dev.wringer.harness.record" ->
                    type.isRecord() && type.getEnclosingClass() != Promise.class;
                default -> false;
            };
        }
    }

    /**
     * What there is to know of a class.
     *
     * @param identified whether it makes a difference which object it is
     * @param hashedByIdentity whether hash tables of them have no order of their own
     */
    private record Shape(long name, Kind kind, boolean identified, boolean hashedByIdentity, List<Field> fields) {

        static Shape of(Class<?> type) {
            Kind kind = Kind.of(type);
            boolean identified = !type.isRecord() && kind.compareTo(Kind.OPTIONAL) > 0;
            return new Shape(hashOf(type.getName()), kind, identified, hashedByIdentity(type), fields(type));
        }

        private static boolean hashedByIdentity(Class<?> type) {
            try {
                Class<?> hashing = type.getMethod("hashCode").getDeclaringClass();
                return hashing == Object.class || hashing == Enum.class;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        private static List<Field> fields(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> each = type; isOurs(each) && !type.isArray(); each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return fields;
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("dev.wringer.");
    }

    /** The hash of all that can be reached from {@code root}. */
    long of(Object root) {
        numbers.clear();
        hash = 0;
        walk(root);
        return hash;
    }

    private static long mix(long hash, long value) {
        long bits = (Long.rotateLeft(hash, 23) ^ value) * 0x9e3779b97f4a7c15L + 0x632be59bd9b4e019L;
        bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
        return bits ^ bits >>> 31;
    }

    private static long hashOf(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash, text.charAt(i));
        }
        return hash;
    }

    private void add(long value) {
        hash = mix(hash, value);
    }

    private void walk(@Nullable Object object) {
        if (object == null || leftOut.contains(object.getClass())) {
            add(0);
            return;
        }
        Shape shape = SHAPES.get(object.getClass());
        add(shape.name);
        if (shape.identified && !insideValue) {
            Integer before = numbers.putIfAbsent(object, numbers.size());
            add(before == null ? -1 : before);
            if (before != null) {
                return;
            }
        }
        switch (shape.kind) {
            case NOTHING -> {}
            case VALUE -> add(valueOf(object, shape));
            case OPTIONAL -> walk(((Optional<?>) object).orElse(null));
            case ELEMENTS -> walkEach(inOrder(object, (Collection<?>) object));
            case ENTRIES -> walkEntries((Map<?, ?>) object);
            case ARRAY -> walkArray(object);
            case FIELDS -> walkObject(object, shape);
        }
    }

    private void walkEach(Collection<?> elements) {
        add(elements.size());
        elements.forEach(this::walk);
    }

    private void walkEntries(Map<?, ?> map) {
        if (map instanceof IdentityHashMap<?, ?>) {
            throw unknown(map);
        }
        Collection<?> keys = inOrder(map, map.keySet());
        walkEach(keys);
        if (keys instanceof Set<?>) {
            map.values().forEach(this::walk); // in the same order, without looking up, which changes some maps
        } else {
            keys.forEach(key -> walk(map.get(key)));
        }
    }

    /** The elements or keys of this table: in its own order, if it has one that is the same for equal ones. */
    private Collection<?> inOrder(Object table, Collection<?> elements) {
        boolean hashed = table.getClass() == HashSet.class || table.getClass() == HashMap.class;
        if (!hashed || elements.stream().noneMatch(each -> SHAPES.get(each.getClass()).hashedByIdentity)) {
            return elements;
        }
        List<Object> sorted = new ArrayList<>(elements);
        sorted.sort(Comparator.comparingLong(this::rank));
        return sorted;
    }

    private long rank(Object element) {
        Shape shape = SHAPES.get(element.getClass());
        if (shape.kind == Kind.VALUE) {
            return valueOf(element, shape);
        }
        Integer number = numbers.get(element);
        if (number == null) {
            throw unknown(element);
        }
        return number;
    }

    private void walkArray(Object array) {
        int length = Array.getLength(array);
        add(length);
        for (int i = 0; i < length; i++) {
            if (array instanceof long[] numbers) {
                add(numbers[i]);
            } else if (array instanceof int[] numbers) {
                add(numbers[i]);
            } else if (array instanceof byte[] bytes) {
                add(bytes[i]);
            } else {
                walk(Array.get(array, i));
            }
        }
    }

    private void walkObject(Object object, Shape shape) {
        if (object instanceof EventQueue queue) {
            queue.forEachInOrder((time, event) -> {
                add(time);
                walk(event);
            });
        } else if (insideValue && !object.getClass().isRecord()) {
            throw unknown(object);
        } else {
            walkFields(object, shape);
        }
    }

    private void walkFields(Object object, Shape shape) {
        try {
            for (Field field : shape.fields) {
                Class<?> type = field.getType();
                if (!type.isPrimitive()) {
                    walk(field.get(object));
                } else if (type == boolean.class) {
                    add(field.getBoolean(object) ? 1 : 0);
                } else if (type == double.class || type == float.class) {
                    add(Double.doubleToRawLongBits(field.getDouble(object)));
                } else {
                    add(field.getLong(object));
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private long valueOf(Object value, Shape shape) {
        Long known = values.get(value);
        if (known != null) {
            return known;
        }
        boolean inside = insideValue;
        long before = hash;
        insideValue = true;
        hash = shape.name;
        walkValue(value, shape);
        long own = hash;
        hash = before;
        insideValue = inside;
        values.put(value, own);
        return own;
    }

    private void walkValue(Object value, Shape shape) {
        if (value instanceof Enum<?> constant) {
            add(hashOf(constant.name()));
        } else if (value instanceof SignedBlock block) { // which remembers besides whether it is authentic
            walkEach(List.of(
                    block.key(), block.publicKey(), block.salt(), block.number(), block.payload(), block.signature()));
        } else if (isOurs(value.getClass())) {
            walkFields(value, shape);
        } else if (value instanceof Double || value instanceof Float) {
            add(Double.doubleToRawLongBits(((Number) value).doubleValue()));
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            add(((Number) value).longValue());
        } else if (value instanceof Key key) {
            walkArray(key.getEncoded());
        } else if (value instanceof Class<?> type) {
            add(hashOf(type.getName()));
        } else if (value instanceof String
                || value instanceof Boolean
                || value instanceof Duration
                || value instanceof OptionalInt
                || value instanceof OptionalLong) {
            add(hashOf(value.toString()));
        } else {
            throw unknown(value);
        }
    }

    private static IllegalStateException unknown(Object object) {
        return new IllegalStateException("cannot tell states apart by objects of " + object.getClass());
    }
}

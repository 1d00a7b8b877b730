package dev.wringer.harness.blueprint;

import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import java.util.TreeMap;

/**
 * Orders of delivery: {@code delays}, {@code priorities:DEPTH:TURNS}, {@code turns}, or {@code turns:17=1+40=2} (at turn 17 the
 * second oldest message, at turn 40 the third).
 */
public final class DeliveryOrders implements Kind<DeliveryOrder> {

    @Override
    public DeliveryOrder read(String text) throws Misfit {
        String[] parts = text.split(":", -1);
        try {
            if (text.equals("delays")) {
                return new DeliveryOrder.ByDelays();
            } else if (parts[0].equals("priorities") && parts.length == 3) {
                return new DeliveryOrder.Priorities(number(parts[1], 1), number(parts[2], 1));
            } else if (text.equals("turns")) {
                return DeliveryOrder.Turns.but(new TreeMap<>());
            } else if (parts[0].equals("turns") && parts.length == 2) {
                return turns(parts[1]);
            }
        } catch (NumberFormatException e) {
            throw new Misfit("has a number that is none, or too small or large; it must be " + range());
        }
        throw new Misfit("is not one of " + range());
    }

    private static DeliveryOrder turns(String text) throws Misfit {
        TreeMap<Integer, Integer> others = new TreeMap<>();
        for (String other : text.split("\\+", -1)) {
            String[] sides = other.split("=", -1);
            if (sides.length != 2 || others.put(number(sides[0], 0), number(sides[1], 1)) != null) {
                throw new Misfit("does not say for each turn, once, which message goes before, as in turns:17=1+40=2");
            }
        }
        return new DeliveryOrder.Turns(others);
    }

    private static int number(String text, int least) {
        int number = Integer.parseInt(text);
        if (number < least) {
            throw new NumberFormatException();
        }
        return number;
    }

    @Override
    public String write(DeliveryOrder value) {
        return value.toString();
    }

    @Override
    public String range() {
        return "delays | priorities:DEPTH:TURNS | turns | turns:17=1+40=2";
    }
}

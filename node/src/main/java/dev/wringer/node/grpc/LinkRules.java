package dev.wringer.node.grpc;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links by rules that a host is given in its environment: {@code pattern=address}, several separated by commas, the first
 * that fits decides. A pattern is a logical address in which one {@code *} may stand for a decimal number; the address's
 * port may then be {@code base+*}. So {@code host-*.ring:7000=links:21000+*} sends calls to {@code host-07.ring:7000} to
 * port 21007 of {@code links}. A host that no rule fits cannot be reached. Immutable and thread-safe.
 */
public final class LinkRules implements Links {

    private static final String NUMBER = "*";
    private static final String PLUS_NUMBER = "+*";

    private record Rule(Pattern pattern, HostAndPort address, boolean addsNumber) {}

    private final List<Rule> rules;

    private LinkRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads rules.
     *
     * @throws IllegalArgumentException if one of them is malformed; the message names it
     */
    public static LinkRules parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String rule : text.split(",", -1)) {
            rules.add(rule(rule.strip()));
        }
        return new LinkRules(rules);
    }

    private static Rule rule(String text) {
        int equals = text.indexOf('=');
        String name = text.substring(0, Math.max(0, equals));
        String target = text.substring(equals + 1);
        boolean addsNumber = target.endsWith(PLUS_NUMBER);
        Optional<HostAndPort> address =
                HostAndPort.parse(addsNumber ? target.substring(0, target.length() - PLUS_NUMBER.length()) : target);
        int star = name.indexOf(NUMBER);
        if (name.isEmpty() || address.isEmpty() || (star >= 0 && name.indexOf(NUMBER, star + 1) > star)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no link rule; one is, for instance, host-*:7000=links:21000+*");
        }
        if (addsNumber && star < 0) {
            throw new IllegalArgumentException("'" + text + "' adds a number that its pattern does not have");
        }
        Pattern pattern = Pattern.compile(
                star < 0
                        ? Pattern.quote(name)
                        : Pattern.quote(name.substring(0, star)) + "([0-9]{1,9})"
                                + Pattern.quote(name.substring(star + 1)));
        return new Rule(pattern, address.get(), addsNumber);
    }

    @Override
    public Optional<InetSocketAddress> dial(String host) {
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(host);
            if (matcher.matches()) {
                int port = rule.address().port() + (rule.addsNumber() ? Integer.parseInt(matcher.group(1)) : 0);
                return HostAndPort.parse("[" + rule.address().host() + "]:" + port)
                        .map(HostAndPort::address);
            }
        }
        return Optional.empty();
    }
}

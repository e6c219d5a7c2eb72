package io.opsmate.skills.investigate;

import io.opsmate.skills.investigate.Thing.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the things that a message mentions, each once, in the order of the message: ids of EC2, ARNs, IPv4 addresses, and
 * the ids of OpsMate's own requests and reports.
 */
final class Things {
  private static final String NOT_INSIDE = "(?<![A-Za-z0-9-])";

  private static final Pattern EC2 =
      Pattern.compile(NOT_INSIDE + "(vol|snap|eipalloc|i)-[0-9a-f]{4,17}(?![A-Za-z0-9-])", Pattern.CASE_INSENSITIVE);
  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]{0,10}:[a-z0-9-]{1,40}:[a-z0-9-]{0,20}:\\d{0,12}:"
      + "[A-Za-z0-9:/._+=@-]{1,200}");
  private static final Pattern IP = Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.]*\\d)");
  private static final Pattern OURS = Pattern.compile(
      "(?:(report|approval):)?" + NOT_INSIDE + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![A-Za-z0-9-])",
      Pattern.CASE_INSENSITIVE);

  private static final Map<String, Kind> KINDS = Map.of("vol", Kind.VOLUME, "snap", Kind.SNAPSHOT, "eipalloc",
      Kind.ALLOCATION, "i", Kind.INSTANCE);

  private Things() {}

  static List<Thing> in(String text) {
    TreeMap<Integer, Thing> found = new TreeMap<>();
    Matcher arn = ARN.matcher(text);
    while (arn.find()) {
      found.put(arn.start(), named(arn.group()));
    }
    Matcher ec2 = EC2.matcher(text);
    while (ec2.find()) {
      String id = ec2.group().toLowerCase(Locale.ROOT);
      found.putIfAbsent(ec2.start(), new Thing(kind(id), id));
    }
    Matcher ip = IP.matcher(text);
    while (ip.find()) {
      if (Arrays.stream(ip.group().split("\\.")).allMatch(part -> Integer.parseInt(part) < 256)) {
        found.putIfAbsent(ip.start(), new Thing(Kind.IP, ip.group()));
      }
    }
    Matcher ours = OURS.matcher(text);
    while (ours.find()) {
      Kind kind = "report".equalsIgnoreCase(ours.group(1)) ? Kind.REPORT : Kind.REQUEST;
      found.putIfAbsent(ours.start(), new Thing(kind, ours.group(2).toLowerCase(Locale.ROOT)));
    }
    SequencedMap<String, Thing> once = new LinkedHashMap<>();
    found.values().forEach(thing -> once.putIfAbsent(thing.id(), thing));
    return new ArrayList<>(once.values());
  }

  /** What an ARN ends in, where that is an id we know; otherwise the whole of it. */
  private static Thing named(String arn) {
    String last = arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    return EC2.matcher(last).matches() ? new Thing(kind(last), last) : new Thing(Kind.RESOURCE, arn);
  }

  private static Kind kind(String id) {
    return KINDS.getOrDefault(id.substring(0, id.indexOf('-')).toLowerCase(Locale.ROOT), Kind.RESOURCE);
  }
}

package io.opsmate.skills.analysis.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of the shapes that well-known systems write, made here from templates, come back as those templates. */
class KnownSystemsTest {
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
  private static final List<String> NAMES =
      List.of("alpha", "beta", "gamma", "delta", "omega", "sigma", "kappa", "tau");

  private final Random random = new Random(11);
  private final Map<String, UnaryOperator<String>> holes = Map.ofEntries(
      Map.entry("n", _ -> "" + random.nextInt(100_000)),
      Map.entry("f", _ -> random.nextInt(900) + "." + random.nextInt(99)),
      Map.entry("ip", _ -> "10." + random.nextInt(250) + ".0." + random.nextInt(250)),
      Map.entry("hex", _ -> Integer.toHexString(random.nextInt() | 0x10000000)),
      Map.entry("mac", _ -> "0" + random.nextInt(9) + ":ad:" + "abcdef".charAt(random.nextInt(6)) + "c:be:ca:fe"),
      Map.entry("uuid", _ -> new java.util.UUID(random.nextLong(), random.nextLong()).toString()),
      Map.entry("name", _ -> NAMES.get(random.nextInt(NAMES.size()))),
      Map.entry("host", _ -> NAMES.get(random.nextInt(NAMES.size())) + ".example.com"),
      Map.entry("path", _ -> "/var/" + NAMES.get(random.nextInt(NAMES.size())) + "/x"),
      Map.entry("kb", _ -> random.nextBoolean() ? "" : " (" + random.nextInt(9) + ".1 KB)"),
      Map.entry("blocks", _ -> "blk_1 blk_2 blk_3 ".substring(0, 6 * (1 + random.nextInt(3))).strip()),
      Map.entry("names", _ -> String.join(",", NAMES.subList(0, 2 + random.nextInt(6)))),
      Map.entry("set", _ -> String.join(", ", NAMES.subList(random.nextInt(3), 4 + random.nextInt(4)))),
      Map.entry("class", _ -> "org.acme." + NAMES.get(random.nextInt(8)) + ".Big" + NAMES.get(random.nextInt(8))),
      Map.entry("switch", _ -> random.nextBoolean() ? "on" : "off"),
      Map.entry("lamp", _ -> List.of("on", "off", "failed", "ok").get(random.nextInt(4))),
      Map.entry("axis", _ -> List.of("x+", "x-", "y+", "y-", "z+", "z-").get(random.nextInt(6))),
      Map.entry("letters", _ -> random.nextInt(4) == 0 ? "abfaaa" + "abcdef".charAt(random.nextInt(6)) : "3fa9b17"),
      Map.entry("app", _ -> List.of("com.acme.shop", "android", "com.android.phone").get(random.nextInt(3))),
      Map.entry("bool", _ -> "" + random.nextBoolean()),
      Map.entry("time", _ -> random.nextBoolean() ? "<1 sec" : "00:" + (10 + random.nextInt(49))));

  @ParameterizedTest
  @ValueSource(strings = {
    // a proxy, with sizes that may be said twice
    """
          {host}:443 open through proxy {host}:5070 HTTPS
          {host}:443 close, {n} bytes{kb} sent, {n} bytes{kb} received, lifetime {time}
          {host}:80 error : Could not connect through proxy {host}:5070 - no answer, status code {n}
          {host}:80 error : A connection request was canceled before the completion.""",
    // a cloud's scheduler
    """
          [instance: {uuid}] Took {f} seconds to build instance.
          [instance: {uuid}] Took {f} seconds to spawn the instance on the hypervisor.
          [instance: {uuid}] Attempting claim: memory {n} MB, disk {n} GB, vcpus {n} CPU
          [instance: {uuid}] VM Started (Lifecycle Event)
          [instance: {uuid}] VM Stopped (Lifecycle Event)
          {ip} "GET /v2/{hex}/servers/detail HTTP/1.1" status: 200 len: {n} time: {f}
          {ip} "POST /v2/{hex}/servers HTTP/1.1" status: 202 len: {n} time: {f}
          image {uuid} at ({path}): checking""",
    // a file system of blocks
    """
          PacketResponder {n} for block blk_{n} terminating
          Received block blk_{n} of size {n} from /{ip}
          BLOCK* ask {ip}:50010 to delete {blocks}
          BLOCK* NameSystem.allocateBlock: {path}/part-{n}. blk_{n}
          Verification succeeded for blk_{n}""",
    // nodes that get their addresses
    """
          DHCPDISCOVER from {mac} via eth1
          DHCPDISCOVER from {mac} via eth1: network A: no free leases
          DHCPACK on {ip} to {mac} via eth0
          session opened for user {name} by (uid=0)
          session closed for user {name}
          ({name}) CMD (run-parts {path})
          synchronized to {ip}, stratum {n}""",
    // a phone
    """
          acquire lock={n}, flags=0x1, tag="View Lock", name=com.android.{name}, ws=null, uid={n}, pid={n}
          release:lock={n}, flg=0x0, tag="View Lock", name=com.android.{name}, ws=null, uid={n}, pid={n}
          Skipping AppWindowToken{hex} of com.acme.{name}/.view.Activity -- going to hide
          allDrawn= {bool}, startingMoved =  {bool}
          userActivity: eventTime={n}, event={n}, flags=0x0, uid={n}
          bindServiceConnection: {bool}
          setKeyguardEnabled({bool})
          updateDimmed overlap:{bool}, top {bool} again
          cancelPeek: {n}|{app}|{n}|null|{n}
          resuming ActivityRecord{{letters} u0 of{n}}""",
    // a supercomputer
    """
          generating core.{n}
          CE sym {n}, at 0x{hex}, mask 0x0{n}
          ciod: Error loading {path}: invalid or missing program image, Exec format error
          ciod: Error loading {path}: invalid or missing program image, No such file or directory
          r00=0x{hex} r01=0x{hex} r02=0x{hex} r03=0x{hex}
          {n} ddr errors(s) detected and corrected on rank 0, symbol {n}, bit {n}
          machine check enable..............{n}
          icache prefetch depth....................{n}
          icache prefetch threshold................{n}
          data store interrupt caused by dcbf.........{n}
          data store interrupt caused by icbi.........{n}
          reserved.................................{n}
          summary...........................{n}
          {n} torus receiver {axis} input pipe error(s) (dcr 0x{hex}) detected and corrected
          message from node {n} (softheader={letters} {letters} {letters})
          instruction address: 0x{hex}""",
    // jobs on a cluster
    """
          Running task {f} in stage {f} (TID {n})
          Finished task {f} in stage {f} (TID {n}). {n} bytes result sent to driver
          mapred.job.id is deprecated. Instead, use mapreduce.job.id
          mapred.tip.id is deprecated. Instead, use mapreduce.task.id
          Found block rdd_{n}_{n} locally
          attempt_{n}_m_{n} TaskAttempt Transitioned from NEW to UNASSIGNED
          attempt_{n}_m_{n} TaskAttempt Transitioned from ASSIGNED to RUNNING
          attempt_{n}_m_{n} TaskAttempt Transitioned from RUNNING to SUCCESS_CONTAINER_CLEANUP
          attempt_{n}_m_{n} TaskAttempt Transitioned from RUNNING to FAIL_CONTAINER_CLEANUP
          attempt_{n}_m_{n} TaskAttempt Transitioned from RUNNING to KILL_CONTAINER_CLEANUP
          Registering class {class} for class {class}
          Changing view acls to: {names}
          ui acls disabled; users with view permissions: Set({set}); users with modify permissions: Set({set})
          Registered signal handlers for [TERM, HUP, INT]
          Progress of TaskAttempt attempt_{n}_m_{n} is : {f}""",
    // nodes of a computer, their power and their links
    """
          PSU status ( {switch} {switch} )
          lights are [{lamp} {lamp} {lamp}] now
          link (failed) at {n}
          link (ok) at {n}
          Fan speeds ( {n} {n} {n} {n} {n} {n} )
          Link error on broadcast tree Interconnect-{n}T{n}:{n}:{n}
          Component State Change: Component "alt{n}" is in the unavailable state (HWID={n})
          Component State Change: Component "alt{n}" is in the available state (HWID={n})
          boot (command {n})
          halt (command {n})
          Targeting domains:node-D{n} and nodes:node-[{n}-{n}] child of command {n}""",
    // a laptop
    """
          en0: BSSID changed to {mac}
          Captive: CNPluginHandler en0: Inactive
          Captive: CNPluginHandler en0: Evaluating
          Captive: CNPluginHandler en0: Authenticated
          PM response took {n} ms ({n}, powerd)
          Thunderbolt Switch {n} wake
          cluster of displays is asleep
          cluster of displays is awake
          cluster of displays is dimmed
          members now: [{set}]
          cache holds {f} MiB of {f} GiB""",
    // a web server
    """
          workerEnv.init() ok {path}/workers.properties
          mod_jk child workerEnv in error state {n}
          jk2_init() Found child {n} in scoreboard slot {n}
          jk2_init() Can't find child {n} in scoreboard
          [client {ip}] Directory index forbidden by rule: {path}/
          [client {ip}] File does not exist: {path}/""",
    // an updater
    """
          Loaded Servicing Stack v6.1.{n} with Core: C:\\Windows\\winsxs\\{hex}\\core.dll
          Read out cached package applicability for package: Package_for_KB{n}~31bf~~6.1.1.2, ApplicableState: {n}, CurrentState:{n}
          {n}@2016/9/28:04:30:31.455 WcpInitialize (wcp.dll version 0.0.0.6) called (stack @0x{hex} @0x{hex})
          Failed to get next element [HRESULT = 0x{hex} - CBS_E_ITEM]
          SQM: Cleaning up report files older than {n} days."""})
  void linesComeBackAsTheTemplatesTheyWereMadeFrom(String system) {
    List<String> templates = system.lines().toList();
    List<Map.Entry<String, String>> lines = new ArrayList<>();
    for (String template : templates) {
      for (int i = 0; i < 60; i++) {
        lines.add(Map.entry(template, HOLE.matcher(template).replaceAll(this::filled)));
      }
    }
    Collections.shuffle(lines, random);
    TemplateMiner miner = new TemplateMiner();
    Map<String, Set<Long>> found = new HashMap<>();
    List<Long> ids = lines.stream().map(line -> {
      byte[] bytes = line.getValue().getBytes(StandardCharsets.UTF_8);
      return miner.mine(bytes, 0, bytes.length, 0);
    }).toList();
    for (int i = 0; i < ids.size(); i++) {
      found.computeIfAbsent(lines.get(i).getKey(), _ -> new HashSet<>()).add(miner.template(ids.get(i)));
    }

    found.forEach((template, groups) -> assertThat(groups).as(template).hasSize(1));
    assertThat(new HashSet<>(found.values())).hasSize(templates.size());
  }

  private String filled(MatchResult hole) {
    return holes.getOrDefault(hole.group(1), UnaryOperator.identity()).apply(hole.group(1)).replace("\\", "\\\\");
  }
}

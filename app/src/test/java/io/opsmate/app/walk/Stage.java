package io.opsmate.app.walk;

import io.opsmate.app.adapter.aws.AwsSettings;
import io.opsmate.app.adapter.aws.MotoServer;
import io.opsmate.app.adapter.aws.MotoWorld;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** Everything around a running OpsMate: Slack, an AWS account of its own, the wire between, and people outside. */
final class Stage implements AutoCloseable {
  static final String ASKER = "U0ASKER";
  static final String APPROVER = "U0APPROVER";
  static final String OUTSIDER = "U0OUTSIDER";

  final SlackStandIn slack;
  final AwsWire wire;
  final MotoWorld cloud = new MotoWorld();
  private final Map<String, String> settings;
  private ChildApp app;
  private final Outside outside;

  private Stage(Path data) throws IOException {
    this.slack = new SlackStandIn();
    FirstRun.copyProgramsTo(data);
    this.wire = new AwsWire(MotoServer.endpoint());
    this.settings = settings(data);
    this.app = ChildApp.ready(settings);
    this.outside = new Outside(app.at("/slack/events"), slack.url());
  }

  static Stage set(Path data) throws IOException {
    return new Stage(data);
  }

  ChildApp app() {
    return app;
  }

  Outside outside() {
    return outside;
  }

  /** {@code kill -9}, then the same again on the same data. */
  void killAndStartAgain() {
    app.kill();
    wire.allWell();
    app = ChildApp.ready(settings);
  }

  Ec2Client ec2() {
    return cloud.clients().actor(cloud.region());
  }

  VolumeId volume(int sizeGiB, String tag, String value) {
    return cloud.volume("gp3", sizeGiB, new Tags(Map.of(tag, value)));
  }

  boolean exists(VolumeId volume) {
    return ec2().describeVolumes().volumes().stream().anyMatch(one -> one.volumeId().equals(volume.value()));
  }

  /** The final snapshots of a volume. */
  List<Snapshot> finals(VolumeId of) {
    return ec2()
        .describeSnapshots(all -> all.ownerIds("self")
            .filters(Filter.builder().name("tag:opsmate:final-snapshot-of").values(of.value()).build()))
        .snapshots();
  }

  private Map<String, String> settings(Path data) {
    AwsSettings account = cloud.settings();
    Map<String, String> all = new HashMap<>(slackSettings(slack, data));
    all.put("AWS_ENDPOINT_URL", wire.url().toString());
    all.put("AWS_REGION", cloud.region().name());
    all.put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
    all.put("AWS_SECRET_ACCESS_KEY", "secret");
    all.put("OPSMATE_AWS_REGIONS", cloud.region().name());
    all.put("OPSMATE_AWS_READ_ROLE_ARN", account.readRoleArn().orElseThrow());
    all.put("OPSMATE_AWS_ACT_ROLE_ARN", account.actRoleArn().orElseThrow());
    return Map.copyOf(all);
  }

  /** Of an OpsMate that talks with the stand-in; what it looks after is not said yet. */
  static Map<String, String> slackSettings(SlackStandIn slack, Path data) {
    return Map.of("SLACK_BOT_TOKEN", "xoxb-walk", "SLACK_SIGNING_SECRET", Outside.SIGNING_SECRET, "SLACK_API_URL",
        slack.url() + "api/", "OPSMATE_APPROVERS", APPROVER, "OPSMATE_ENABLE_ACTIONS", "prod", "OPSMATE_DATA",
        data.toString(), "OPSMATE_PORT",
        ChildApp.freePort());
  }

  @Override
  public void close() {
    app.close();
    outside.close();
    wire.close();
    slack.close();
  }
}

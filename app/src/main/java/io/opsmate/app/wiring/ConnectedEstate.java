package io.opsmate.app.wiring;

import io.opsmate.app.adapter.aws.AwsClients;
import io.opsmate.app.adapter.aws.AwsSettings;
import io.opsmate.app.adapter.aws.act.DeleteSnapshotExecutor;
import io.opsmate.app.adapter.aws.act.DeleteVolumeExecutor;
import io.opsmate.app.adapter.aws.act.ReleaseAddressExecutor;
import io.opsmate.app.adapter.aws.act.RestoreVolumeExecutor;
import io.opsmate.app.adapter.aws.read.Ec2Inventory;
import io.opsmate.app.config.Settings;
import io.opsmate.app.sandbox.estate.DemoCloud;
import io.opsmate.app.sandbox.estate.SlowInventory;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.zombie.ZombieHandlings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The estates of the orgs, each made when its org first needs it. The environment's AWS account is the default org's and
 * nobody else's; of the demo estate every org has its own.
 */
final class ConnectedEstate implements AutoCloseable {
  private static final String NO_CLOUD = "no cloud is connected for this workspace";

  private final Function<OrgId, Connection> connect;
  private final Map<OrgId, Connection> connections = new ConcurrentHashMap<>();

  private ConnectedEstate(Function<OrgId, Connection> connect) {
    this.connect = connect;
  }

  /** One org's estate: what can be read of it, and what may be done to it. */
  private record Connection(Optional<CloudInventory> inventory, Estate.Acting acting, Runnable close) {
    static final Connection NONE = new Connection(Optional.empty(), new Estate.Acting.ReadOnly(NO_CLOUD), () -> {
    });
  }

  static ConnectedEstate of(Settings settings, DefaultOrg org, InstantSource clock, Supplier<Duration> perRegion) {
    return switch (settings.estate()) {
      case DEMO -> new ConnectedEstate(_ -> demo(clock, perRegion));
      case AWS -> new ConnectedEstate(asked -> org.is(asked) ? aws(settings, clock) : Connection.NONE);
    };
  }

  /** Errors: {@link PermanentFailure} when the org has connected none. */
  CloudInventory inventory(OrgId org) {
    return connection(org).inventory()
        .orElseThrow(() -> new PermanentFailure(NO_CLOUD + "; whoever runs OpsMate can connect one",
            new IllegalStateException(NO_CLOUD)));
  }

  Estate.Acting acting(OrgId org) {
    return connection(org).acting();
  }

  @Override
  public void close() {
    connections.values().forEach(connection -> connection.close().run());
  }

  private Connection connection(OrgId org) {
    return connections.computeIfAbsent(org, connect);
  }

  private static Connection demo(InstantSource clock, Supplier<Duration> perRegion) {
    DemoCloud cloud = DemoCloud.believable(clock);
    CloudInventory inventory = new SlowInventory(cloud.inventory(), perRegion);
    return new Connection(Optional.of(inventory), acting(cloud.handlings(), cloud.inventory()), () -> {
    });
  }

  private static Connection aws(Settings settings, InstantSource clock) {
    AwsClients clients = new AwsClients(new AwsSettings(settings.aws().endpoint(), Optional.empty(),
        settings.aws().regions().stream().map(Region::new).toList(), settings.aws().readRole(),
        settings.aws().actRole()));
    CloudInventory inventory = new Ec2Inventory(clients);
    return new Connection(Optional.of(inventory), acting(settings, clients, inventory, clock), clients::close);
  }

  /** A laptop's credentials must never let a page without sign-in delete anything. Source: design section 8. */
  private static Estate.Acting acting(Settings settings, AwsClients clients, CloudInventory inventory,
      InstantSource clock) {
    if (settings.isSandbox() && !clients.settings().isLoopback()) {
      return new Estate.Acting.ReadOnly("the sandbox has no sign-in, so it only looks at a real AWS account and changes"
          + " nothing there; connect Slack to act");
    }
    return acting(new ZombieHandlings(new DeleteVolumeExecutor(clients, clock), new DeleteSnapshotExecutor(clients),
        new ReleaseAddressExecutor(clients), new RestoreVolumeExecutor(clients, clock)), inventory);
  }

  private static Estate.Acting acting(ZombieHandlings zombie, CloudInventory inventory) {
    return new Estate.Acting.With(new ActionRegistry(SkillCatalog.ACTIONS, zombie.recheckedBy(inventory)));
  }
}

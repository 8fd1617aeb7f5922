package io.agnoscope.inference.worker;

import io.agnoscope.schemas.topic.GroupDeclaration;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Provisioner;
import org.apache.kafka.clients.admin.Admin;

/**
 * The group that the lanes are members of.
 *
 * @param name its id
 * @param declaration of the share group, whether it is used or not
 */
record TrialGroup(GroupType type, String name, GroupDeclaration declaration) {

  private static final int LARGEST_FETCH_BYTES = 32 << 20;
  private static final int SMALLEST_FETCH_BYTES = 1 << 20;

  /** The group of those who give a target's answers. */
  static TrialGroup of(GroupType type, String target) {
    GroupDeclaration declaration = Groups.inference(target);
    return new TrialGroup(
        type,
        switch (type) {
          case SHARE -> declaration.name();
          case CONSUMER -> Groups.inferenceConsumers(target);
        },
        declaration);
  }

  /** Sets the configurations that the broker has for such a group. */
  void apply(Admin admin) {
    if (type == GroupType.SHARE) {
      Provisioner.applyGroup(admin, declaration);
    }
  }

  /** Whether the broker has the configurations as declared. */
  boolean applied(Admin admin) {
    return type == GroupType.CONSUMER || Provisioner.groupApplied(admin, declaration);
  }

  /** A member. */
  TrialFeed join(Brokers brokers, int lane, WorkerSettings settings) {
    int bytes =
        (int)
            Math.clamp(
                settings.bytesInFlight() / settings.lanes(),
                SMALLEST_FETCH_BYTES,
                LARGEST_FETCH_BYTES);
    int records = settings.trialsPerLane();
    return switch (type) {
      case SHARE -> new ShareGroupFeed(brokers.shareMember(name, lane, records, bytes));
      case CONSUMER -> new ConsumerGroupFeed(brokers.groupMember(name, lane, records, bytes));
    };
  }
}

package com.lexintel.channels;

import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Identity;
import com.lexintel.identity.authentication.Authentication;
import com.lexintel.node.Timer;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that subscribers get only what their callers may see. All that are open on this node
 * are asked for together, so a check costs two readings of the database however many there are, and
 * no node has to tell another of a change.
 */
final class AccessGuard {
  private static final Logger LOG = LoggerFactory.getLogger(AccessGuard.class);

  /** Access that ends must have its effect within 5 s. */
  static final Duration INTERVAL = Duration.ofSeconds(2);

  private final Subscriptions subscriptions;
  private final AccessStore store;
  private final Timer timer;
  private final Clock clock;
  private final Executor executor;
  private final Set<GuardedSubscription> open = ConcurrentHashMap.newKeySet();
  private boolean failing;

  /**
   * @param executor runs what reads the database
   */
  AccessGuard(
      Subscriptions subscriptions, AccessStore store, Timer timer, Clock clock, Executor executor) {
    this.subscriptions = subscriptions;
    this.store = store;
    this.timer = timer;
    this.clock = clock;
    this.executor = executor;
  }

  /**
   * @throws Problem when the caller may not see something that the topic names
   */
  void refuse(Identity caller, Topic topic) {
    if (caller.unrestricted()) {
      return;
    }
    Set<UUID> token = tokens(List.of(caller));
    Set<UUID> session = sessions(List.of(caller));
    if (caller.expired(clock.instant())
        || (!token.isEmpty() && !store.valid(token).containsAll(token))
        || (!session.isEmpty() && store.sessions(session).isEmpty())) {
      throw Authentication.unauthenticated();
    }
    Map<UUID, UUID> caseOf = subscriptions.casesOfDocuments(topic);
    Set<UUID> cases = new HashSet<>(topic.cases());
    cases.addAll(caseOf.values());
    Set<UUID> hidden = store.hidden(Map.of(caller, cases)).getOrDefault(caller, Set.of());
    for (UUID id : topic.cases()) {
      if (hidden.contains(id)) {
        throw new Problem(ProblemCode.CASE_NOT_FOUND, "There is no such case");
      }
    }
    if (caseOf.values().stream().anyMatch(hidden::contains)) {
      throw new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no such document");
    }
  }

  /** Attaches a subscriber, and keeps an eye on its access where that may end. */
  Subscription follow(
      Identity caller, Topic topic, MessageSink sink, String cursor, Fields fields) {
    if (caller.unrestricted()) {
      return subscriptions.follow(topic, sink, cursor, fields);
    }
    GuardedSubscription guarded =
        new GuardedSubscription(
            caller,
            new FollowedTopic(topic, subscriptions.casesOfDocuments(topic)),
            sink,
            (rest, gate, lost) -> subscriptions.goOn(rest, gate, fields, lost),
            timer,
            executor);
    return watch(guarded, gate -> subscriptions.follow(topic, gate, cursor, fields));
  }

  /** The same for what belongs to one case as a whole, and goes with it. */
  Subscription followWithin(
      Identity caller,
      UUID caseId,
      MessageSink sink,
      Function<MessageSink, Subscription> following) {
    if (caller.unrestricted()) {
      return following.apply(sink);
    }
    GuardedSubscription guarded =
        new GuardedSubscription(
            caller,
            new FollowedTopic(Topic.legalCase(caseId), Map.of()),
            sink,
            (rest, gate, lost) -> {
              throw new IllegalStateException("Nothing is left without the case");
            },
            timer,
            executor);
    return watch(guarded, following);
  }

  private Subscription watch(
      GuardedSubscription guarded, Function<MessageSink, Subscription> following) {
    guarded.begin(following);
    open.add(guarded);
    guarded.whenGone(() -> open.remove(guarded));
    return guarded;
  }

  /** To be called every {@link #INTERVAL}. */
  void check() {
    if (open.isEmpty()) {
      return;
    }
    // What has expired needs no database.
    Instant now = clock.instant();
    open.stream().filter(each -> each.caller().expired(now)).forEach(GuardedSubscription::revoke);
    try {
      ask(List.copyOf(open));
      failing = false;
    } catch (RuntimeException unavailable) {
      if (!failing) {
        failing = true;
        LOG.warn("Who may see what cannot be asked: {}", unavailable.getMessage());
      }
    }
  }

  private void ask(List<GuardedSubscription> present) {
    followSessions(present);
    Map<Identity, Set<UUID>> cases = new HashMap<>();
    for (GuardedSubscription each : present) {
      cases.computeIfAbsent(each.caller(), first -> new HashSet<>()).addAll(each.cases());
    }
    Set<UUID> ended = tokens(cases.keySet());
    if (!ended.isEmpty()) {
      ended.removeAll(store.valid(ended));
      present.stream()
          .filter(each -> ended.contains(each.caller().token()))
          .forEach(GuardedSubscription::revoke);
    }
    Map<Identity, Set<UUID>> hidden = store.hidden(cases);
    for (GuardedSubscription each : present) {
      each.lose(hidden.getOrDefault(each.caller(), Set.of()), subscriptions::lostWith);
    }
  }

  /** The provider may have changed the groups of somebody who has logged in. */
  private void followSessions(List<GuardedSubscription> present) {
    Set<UUID> asked = sessions(present.stream().map(GuardedSubscription::caller).toList());
    if (asked.isEmpty()) {
      return;
    }
    Map<UUID, Identity> good = store.sessions(asked);
    for (GuardedSubscription each : present) {
      if (each.caller().session() != null) {
        Identity now = good.get(each.caller().session());
        if (now == null) {
          each.revoke();
        } else {
          each.isOf(now);
        }
      }
    }
  }

  private static Set<UUID> sessions(Collection<Identity> callers) {
    return callers.stream()
        .map(Identity::session)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<UUID> tokens(Collection<Identity> callers) {
    return callers.stream()
        .map(Identity::token)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(HashSet::new));
  }
}

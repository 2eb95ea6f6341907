package com.lexintel.graphql;

import com.lexintel.api.ListPage;
import com.lexintel.cases.Case;
import com.lexintel.cases.CaseSummaries;
import com.lexintel.cases.Cases;
import com.lexintel.cases.MemberView;
import com.lexintel.cases.Members;
import com.lexintel.cases.Role;
import com.lexintel.documents.resource.AccessCheck;
import com.lexintel.ingestion.caseaction.CaseActionViews;
import com.lexintel.ingestion.caseaction.CaseWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Cases and their members. */
@ApplicationScoped
public class CaseFields implements FieldSource {
  private AccessCheck access;
  private Cases cases;
  private Members members;
  private CaseSummaries summaries;
  private CaseWork work;
  private CaseActionViews actions;
  private Clock clock;

  protected CaseFields() {}

  @Inject
  public CaseFields(
      AccessCheck access,
      Cases cases,
      Members members,
      CaseSummaries summaries,
      CaseWork work,
      CaseActionViews actions,
      Clock clock) {
    this.access = access;
    this.cases = cases;
    this.members = members;
    this.summaries = summaries;
    this.work = work;
    this.actions = actions;
    this.clock = clock;
  }

  @Override
  public void wire(Wiring wiring) {
    wiring.query("cases", this::page);
    wiring.query("case", this::one);
    wiring.batched("Case", "summary", Case.class, (of, arguments) -> of.id(), summaries::of);
    wiring.batched("Case", "members", Case.class, (of, arguments) -> of.id(), this::membersOf);
    wiring.batched("Case", "actions", Case.class, (of, arguments) -> of.id(), actions::of);
    wiring.mutation("createCase", this::create);
    wiring.mutation("cancelCase", this::cancel);
    wiring.mutation("retryCase", this::retry);
    wiring.mutation("putMember", this::putMember);
    wiring.mutation("removeMember", this::removeMember);
  }

  private ListPage<Case> page(Call call, Arguments arguments) throws SQLException {
    return cases.page(call.caller(), arguments.slice());
  }

  private Case one(Call call, Arguments arguments) {
    return cases.get(allowed(call, arguments, "id", Role.READER));
  }

  private Map<UUID, List<MemberView>> membersOf(Set<UUID> ids) {
    Map<UUID, List<MemberView>> found = members.of(ids);
    return ids.stream()
        .collect(Collectors.toMap(id -> id, id -> found.getOrDefault(id, List.of())));
  }

  private Case create(Call call, Arguments arguments) {
    Case made = new Case(arguments.text("name"), clock.instant());
    cases.add(made, call.caller());
    return made;
  }

  private int cancel(Call call, Arguments arguments) throws SQLException {
    return work.cancel(allowed(call, arguments, "id", Role.EDITOR));
  }

  private int retry(Call call, Arguments arguments) throws SQLException {
    return work.retry(allowed(call, arguments, "id", Role.EDITOR));
  }

  private MemberView putMember(Call call, Arguments arguments) {
    UUID id = allowed(call, arguments, "caseId", Role.OWNER);
    return members.put(id, new MemberView(arguments.text("subject"), arguments.text("role")));
  }

  private String removeMember(Call call, Arguments arguments) {
    members.remove(allowed(call, arguments, "caseId", Role.OWNER), arguments.text("subject"));
    return arguments.text("subject");
  }

  private UUID allowed(Call call, Arguments arguments, String name, Role needed) {
    UUID id = arguments.caseId(name);
    access.requireCase(call.caller(), id, needed);
    return id;
  }
}

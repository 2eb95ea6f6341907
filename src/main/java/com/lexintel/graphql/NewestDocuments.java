package com.lexintel.graphql;

import com.lexintel.cases.Case;
import com.lexintel.documents.DocumentView;
import com.lexintel.documents.resource.VisibleDocuments;
import com.lexintel.progress.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The newest documents of many cases, by as many readings as there are different wishes. */
@ApplicationScoped
public class NewestDocuments {
  private VisibleDocuments lists;

  protected NewestDocuments() {}

  @Inject
  public NewestDocuments(VisibleDocuments lists) {
    this.lists = lists;
  }

  /** What a client wants of a case. */
  record Wanted(UUID caseId, Wish wish) {
    static Wanted of(Case legalCase, Arguments arguments) {
      Status status = VisibleDocuments.status(arguments.text("status"));
      return new Wanted(legalCase.id(), new Wish(status, arguments.limit()));
    }
  }

  private record Wish(Status status, int limit) {}

  Map<Wanted, List<DocumentView>> read(Set<Wanted> all) throws SQLException {
    Map<Wanted, List<DocumentView>> found = new HashMap<>();
    Map<Wish, List<Wanted>> alike = all.stream().collect(Collectors.groupingBy(Wanted::wish));
    for (Map.Entry<Wish, List<Wanted>> group : alike.entrySet()) {
      Map<UUID, List<DocumentView>> documents = read(group.getKey(), group.getValue());
      group
          .getValue()
          .forEach(wanted -> found.put(wanted, documents.getOrDefault(wanted.caseId(), List.of())));
    }
    return found;
  }

  private Map<UUID, List<DocumentView>> read(Wish wish, List<Wanted> wanted) throws SQLException {
    List<UUID> cases = wanted.stream().map(Wanted::caseId).toList();
    return lists.newest(cases, wish.status(), wish.limit()).stream()
        .collect(Collectors.groupingBy(DocumentView::caseId));
  }
}

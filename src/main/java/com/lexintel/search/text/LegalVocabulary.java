package com.lexintel.search.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words with which lawyers speak of the same matter: who asks of one also looks for the others. */
public final class LegalVocabulary {
  private static final List<String> MATTERS =
      List.of(
          "assign transfer delegate novate",
          "govern construe jurisdiction law",
          "expire expiry term duration terminate",
          "renew extend extension successive",
          "terminate cancel rescind end expire",
          "cause reason convenience default",
          "cap exceed maximum aggregate limit",
          "liquidated penalty damages",
          "inspect audit examine books records",
          "compete competing competitive competitor noncompete",
          "hire employ solicit recruit employee",
          "sue challenge contest dispute attack litigation",
          "insurance insure policy coverage",
          "warranty warrant guarantee",
          "exclusive sole",
          "own ownership title vest property",
          "joint jointly",
          "licence grant",
          "perpetual irrevocable perpetuity",
          "refusal offer negotiate",
          "merger acquisition acquire control successor",
          "notice notify written",
          "minimum quota commitment guaranteed",
          "revenue profit royalty commission proceeds",
          "contract agreement",
          "beneficiary benefit third",
          "indemnify indemnification harmless defend",
          "confidential proprietary disclose secret",
          "arbitration mediation arbitrator dispute",
          "lessee tenant lease",
          "lessor landlord lease",
          "buyer purchaser purchase",
          "seller vendor",
          "breach default violation violate",
          "pay payment fee compensation",
          "surrender return destroy deliver",
          "court tribunal venue forum",
          "lawyer attorney counsel",
          "plaintiff claimant petitioner",
          "defendant respondent");

  private static final Map<String, Set<String>> RELATIVES = relatives();

  private LegalVocabulary() {}

  private static Map<String, Set<String>> relatives() {
    Stems stems = new Stems();
    Map<String, Set<String>> relatives = new HashMap<>();
    for (String matter : MATTERS) {
      List<String> terms = Arrays.stream(matter.split(" ")).map(stems::of).distinct().toList();
      for (String term : terms) {
        relatives.computeIfAbsent(term, first -> new LinkedHashSet<>()).addAll(terms);
        relatives.get(term).remove(term);
      }
    }
    return relatives;
  }

  /** Terms for what a term speaks of, without the term itself; none for most. */
  public static Set<String> relatives(String term) {
    return RELATIVES.getOrDefault(term, Set.of());
  }
}

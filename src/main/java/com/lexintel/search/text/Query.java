package com.lexintel.search.text;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person looks for.
 *
 * @param text in the person's words, without what is to be left out; may be blank
 * @param pieces the same, word by word
 * @param terms each term once, in their order
 * @param sequences terms that were written as one or beside a number, such as "24-cv-1187" or "§
 *     1983": where they stand in a row is better than where they do not
 * @param phrases what must stand in a passage, term by term
 * @param excluded what must not
 */
public record Query(
    String text,
    List<QueryPiece> pieces,
    List<String> terms,
    List<List<String>> sequences,
    List<List<String>> phrases,
    List<List<String>> excluded) {

  private static final int LONGEST = 1000;

  /** A quoted phrase or a piece without a space, either with a minus before it. */
  private static final Pattern PIECE =
      Pattern.compile("(-?)(?:[\"\u201C\u201D]([^\"\u201C\u201D]*)[\"\u201C\u201D]?|(\\S+))");

  /**
   * Reads what a person has written.
   *
   * @param input null counts as empty
   * @throws Problem {@code empty_query} if there is no word to look for, {@code query_too_long}
   *     above 1,000 characters
   */
  public static Query parse(String input) {
    if (input != null && input.codePointCount(0, input.length()) > LONGEST) {
      throw new Problem(
          ProblemCode.QUERY_TOO_LONG, "A query may have " + LONGEST + " characters at most");
    }
    Query query = new Parsing().read(input == null ? "" : input);
    if (query.terms().isEmpty()) {
      throw new Problem(ProblemCode.EMPTY_QUERY, "There is no word to look for in the query");
    }
    return query;
  }

  /** The parts of a query as they are found. */
  private static final class Parsing {
    private final Tokenizer tokenizer = new Tokenizer();
    private final List<QueryPiece> pieces = new ArrayList<>();
    private final List<Token> words = new ArrayList<>();
    private final LinkedHashSet<List<String>> sequences = new LinkedHashSet<>();
    private final List<List<String>> phrases = new ArrayList<>();
    private final List<List<String>> excluded = new ArrayList<>();

    Query read(String input) {
      Matcher piece = PIECE.matcher(input.strip());
      while (piece.find()) {
        boolean quoted = piece.group(2) != null;
        String content = quoted ? piece.group(2) : piece.group(3);
        List<Token> tokens = tokenizer.tokens(content);
        boolean minus = !piece.group(1).isEmpty();
        if (minus && !tokens.isEmpty() && tokens.get(0).start() == 0) {
          excluded.add(terms(tokens));
        } else {
          add(content, tokens, quoted);
        }
      }
      return new Query(
          pieces.stream().map(QueryPiece::text).collect(Collectors.joining(" ")),
          List.copyOf(pieces),
          scored(),
          List.copyOf(sequences),
          List.copyOf(phrases),
          List.copyOf(excluded));
    }

    private void add(String content, List<Token> tokens, boolean quoted) {
      for (String word : content.isBlank() ? new String[0] : content.strip().split("\\s+")) {
        pieces.add(new QueryPiece(word, telling(word)));
      }
      if (quoted && !tokens.isEmpty()) {
        phrases.add(terms(tokens));
      } else if (tokens.size() > 1) {
        sequences.add(terms(tokens));
      }
      for (Token token : tokens) {
        addReference(token, quoted);
        words.add(token);
      }
    }

    /** A number and the word before it belong together: "Section 12.3", "§ 1983". */
    private void addReference(Token token, boolean quoted) {
      Token before = words.isEmpty() ? null : words.get(words.size() - 1);
      if (!quoted && before != null && (token.isReference() || before.isReference())) {
        sequences.add(List.of(before.term(), token.term()));
      }
    }

    private Set<String> telling(String word) {
      return tokenizer.tokens(word).stream()
          .map(Token::term)
          .filter(term -> !StopWords.contain(term))
          .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> scored() {
      List<String> all = terms(words);
      List<String> telling = all.stream().filter(term -> !StopWords.contain(term)).toList();
      return (telling.isEmpty() ? all : telling).stream().distinct().toList();
    }

    private static List<String> terms(List<Token> tokens) {
      return tokens.stream().map(Token::term).toList();
    }
  }
}

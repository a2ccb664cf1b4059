package io.spandrel.recorder.id;

import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * A set of ids, or of moments: of any numbers. Not for several threads at a time. Room is given
 * back when few are left of many.
 */
public final class IdSet {
  private static final int FEW = 4;

  private long[] table = new long[2 * FEW];
  private int count;

  /** 0 marks a free place, so whether it is an element stands beside the table. */
  private boolean hasZero;

  public static IdSet of(long... ids) {
    IdSet set = new IdSet();
    for (long id : ids) {
      set.add(id);
    }
    return set;
  }

  /** False: it was there already. */
  public boolean add(long id) {
    if (id == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    int at = find(id);
    if (table[at] == id) {
      return false;
    }
    table[at] = id;
    if (++count > table.length / 2) {
      moveTo(table.length * 2);
    }
    return true;
  }

  public boolean contains(long id) {
    return id == 0 ? hasZero : table[find(id)] == id;
  }

  /** False: it was not there. */
  public boolean remove(long id) {
    if (id == 0) {
      boolean removed = hasZero;
      hasZero = false;
      return removed;
    }
    int hole = find(id);
    if (table[hole] != id) {
      return false;
    }
    closeHole(hole);
    count--;
    if (IdHash.isSparse(count, table.length)) {
      moveTo(IdHash.tableFor(Math.max(FEW, 2 * count)));
    }
    return true;
  }

  private void closeHole(int first) {
    int mask = table.length - 1;
    int hole = first;
    for (int i = hole + 1 & mask; table[i] != 0; i = i + 1 & mask) {
      if (!IdHash.mustStay(IdHash.slot(table[i], table.length), hole, i)) {
        table[hole] = table[i];
        hole = i;
      }
    }
    table[hole] = 0;
  }

  public int size() {
    return hasZero ? count + 1 : count;
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  /** How many it has room for before it grows. */
  int room() {
    return table.length / 2;
  }

  /** Asked in no order, until one says yes. */
  public boolean anyMatch(LongPredicate test) {
    if (hasZero && test.test(0)) {
      return true;
    }
    for (long id : table) {
      if (id != 0 && test.test(id)) {
        return true;
      }
    }
    return false;
  }

  /** In no order. */
  public void forEach(LongConsumer action) {
    if (hasZero) {
      action.accept(0);
    }
    for (long id : table) {
      if (id != 0) {
        action.accept(id);
      }
    }
  }

  /** Where it is, or the free place where it would be. */
  private int find(long id) {
    int mask = table.length - 1;
    int at = IdHash.slot(id, table.length);
    while (table[at] != 0 && table[at] != id) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void moveTo(int length) {
    long[] old = table;
    table = new long[length];
    for (long id : old) {
      if (id != 0) {
        table[find(id)] = id;
      }
    }
  }
}

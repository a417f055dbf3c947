"""Why a reading is not certain: one sentence for each doubt, told in the language of the reader."""

from __future__ import annotations

from enum import StrEnum

from reports.errors import Message, message


class Unsure(StrEnum):
    """What makes a figure or a planned task doubtful. The value is the English pattern of its message."""

    @property
    def told(self) -> Message:
        """The sentence that tells it."""
        return message(self.value)

    DOT_AS_COMMA = str(message("the dot is read as a decimal point"))
    COMMA_AS_DOT = str(message("the comma is read as a mark between thousands"))
    EITHER = str(message("the mark could stand for decimals or between thousands"))
    SPACED = str(message("the digits stand apart and are read as one number"))
    MORE_DIGITS = str(message("another number follows without a word between"))
    OTHER_IN_WORDS = str(message("the amount in words differs from the one in figures"))
    NO_CURRENCY = str(message("no currency is named"))
    FOREIGN = str(message("the amount is in a foreign currency"))
    UNKNOWN_UNIT = str(message("the unit is not a word that is known to be counted"))
    NO_UNIT = str(message("nothing says what the number counts"))
    MORE_THAN_WHOLE = str(message("the part is greater than the whole"))
    TWO_HEDGES = str(message("two words qualify the number in different ways"))
    LIKE_A_YEAR = str(message("the number looks like a year"))
    HARDLY_MONEY = str(message("so few đồng are hardly an amount of money"))
    SHORTENED = str(message("the lower end may be shortened"))
    SIGNED_TWICE = str(message("the sign and the word before it may say different things"))
    PERHAPS_MINUS = str(message("the dash before the number may be a minus sign"))
    CHANGED_BY_SHARE = str(message("what changed by a share is not said"))
    COMPARED = str(message("it is compared with something, and nothing says how"))
    EARLIER = str(message("this is the value before the change"))
    HEDGED_BEFORE = str(message("a word earlier in the clause may qualify the number"))
    DENIED = str(message("a word earlier in the clause may deny it"))
    THAN_WHAT = str(message("nothing says what it is compared with"))
    UNIT_ELSEWHERE = str(message("the unit is that of another figure of the list"))
    MULTIPLIED = str(message("it is multiplied by the number before it"))
    SIDE_BY_SIDE = str(message("two numbers stand side by side, which may be a rough one"))
    PERHAPS_OF = str(message("it may be what the number before it is a part of"))
    PERHAPS_CHANGE = str(message("it may be a change, as the number before it is"))
    PERHAPS_SET = str(message("its whole may be what was planned"))
    PERHAPS_WITH = str(message("it may be one amount with the number before it"))
    PERHAPS_NAME = str(message("it may be a part of the name of a programme"))
    SHARE_IN_WORDS = str(message("it is one end of a share in words, no count of its own"))
    JOINTLY = str(message("several do it together, so whose it is is not certain"))
    UNIT_APART = str(message("the unit is taken from another cell of the row"))
    UNIT_ABOVE = str(message("the unit is taken from the head of the column"))
    SCALE_APART = str(message("the number is multiplied by the unit in another cell of the row"))
    SCALE_ABOVE = str(message("the number is multiplied by the unit in the head of the column"))
    RISE_OR_SHARE = str(message("the head does not say whether it is a rise or a share of the other amount"))
    OWNER_INHERITED = str(message("whose it is follows only from the sentence before"))
    PERHAPS_REPORTER = str(message("it may be that of the one who reports, which is called the same"))
    LEVEL_ALONE = str(message("only a level tells whose it is, and another place may be meant"))
    OWNER_ABOVE = str(message("whose figure it is follows only from a row above"))
    PERHAPS_ABOVE = str(message("it may be that of the organisation in a row above"))
    TWO_OWNERS = str(message("its row and its column name different organisations"))
    OTHER_CELLS = str(message("its row has more cells than the head of the table"))
    SAME_RESULT = str(message("another cell of its table may be the same result, with another value"))
    TOLD_OTHERWISE = str(message("another value of the same result is told before"))
    TOTAL_OF = str(message("the total may be that of the unit above or of all"))
    PLACE_ALONE = str(message("only a place tells whose figure it is"))
    SHEET_OF_NOBODY = str(message("its sheet does not say whose it is, and others are of several units"))
    SHEET_OF_TWO = str(message("the sheet is named after one unit, and its first lines name another"))
    LEFT_OUT = str(message("it is left out of what the one who reports tells"))
    WIDER = str(message("it is told of the whole country or of another place"))
    ON_ALL_PAGES = str(message("it stands in the header or footer of the pages"))
    NESTED = str(message("it stands in a table within a row of another one, which may say whose it is"))
    UNCLEAR_TABLE = str(message("it stands in a table of which some heads or labels may be others"))
    NUMBERING = str(message("the number may only count the rows of its table"))
    AGAIN = str(message("it is told of each month or each year, not of the whole period"))
    TO_EACH = str(message("it is what each one gets or gives, not all of them together"))
    GIVEN = str(message("somebody gave it who may be none of those who report"))
    STRANGER = str(message("whoever does it in this clause is no organisation that is known"))
    IN_TURN = str(message("it is told in turn, so what it is of is not certain"))
    PERHAPS_NOT_DONE = str(message("it may only be wished, asked for or aimed at"))
    PERHAPS_DONE = str(message("it may be what was really done"))
    STOCK = str(message("it may be what there is at a time, no result of the period"))
    BEFELL = str(message("it tells what befell somebody, which may be no result"))
    UNNAMED = str(message("it is told of a time that is no reporting period"))
    PART_OF_PERIOD = str(message("it is told of a part of the period"))
    YEARLESS = str(message("the name of its sheet says a period, and nothing says of which year"))
    SINCE_WHEN = str(message("it is cumulative, and since when is not said"))
    TARGET_TIME = str(message("of which time the target is, is not said"))
    DIFFERENCE = str(message("it is the difference from another time, no amount of its own"))
    TIME_INHERITED = str(message("of which time it is follows only from the sentence before"))
    TIME_BESIDE = str(message("of which time it is follows only from the column beside it"))
    ROLE_INHERITED = str(message("whether it is done or planned follows only from the text before"))
    STILL_TO_COME = str(message("its column is of a time still to come and does not say that it is planned"))
    PLAN_INHERITED = str(message("that it is planned follows only from the text before"))


Reasons = tuple[Unsure, ...]


def reasons(*each: Unsure | Reasons | None) -> Reasons:
    """All that is doubtful of something, each reason once; the first is the one that matters most."""
    if not any(each):
        return ()
    told = ((one,) if isinstance(one, Unsure) else one or () for one in each)
    return tuple(dict.fromkeys(reason for some in told for reason in some))

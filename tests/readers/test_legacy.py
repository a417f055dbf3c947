"""Old fonts: by their names, by the words, and what is not touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import NotUnderstoodError, Place, Severity
from reports.readers.legacy import Old, converted, old_encoding, recovered, told
from reports.readers.spoiled import spoiled
from tests.readers.old_letters import VIETNAMESE, in_tcvn3, in_vni

TEXT = "Liên đoàn Lao động thành phố kết nạp mới 350 đoàn viên, tặng 1.520 suất quà trị giá 76 triệu đồng."
OTHER = "Hội nghị người lao động được tổ chức tại 41,15% doanh nghiệp; hoà giải 12 vụ."
words = st.text(st.sampled_from(VIETNAMESE), min_size=1, max_size=8)
texts = st.lists(words, min_size=1, max_size=12).map(" ".join)


@given(texts)
def test_any_words_in_a_font_of_tcvn3_come_back(text):
    assert converted(in_tcvn3(text), ".VnTime") == text


@given(texts.flatmap(lambda text: st.sampled_from([text, text.upper(), text.title()])))
def test_any_words_in_a_font_of_vni_come_back_with_their_capitals(text):
    assert converted(in_vni(text), "VNI-Times") == text


@given(texts)
def test_fonts_of_tcvn3_with_an_h_show_capitals(text):
    assert converted(in_tcvn3(text), ".VnTimeH") == text.upper()


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Old.TCVN3),
        (".VnArial Narrow", Old.TCVN3),
        (".VnTimeH", Old.TCVN3),
        ("ABCDEF+.VnTime,Bold", Old.TCVN3),
        ("VnTime-Italic", Old.TCVN3),
        (".VnTimeH Bold", Old.TCVN3),
        ("VNI-Times", Old.VNI),
        ("ABCDEF+VNI-Helve-Condense", Old.VNI),
        ("Times New Roman", None),
        ("Vnx", None),
        ("Arial", None),
        ("", None),
    ],
)
def test_fonts_are_known_by_their_names(font, encoding):
    assert old_encoding(font) is encoding
    assert (converted("C", font) is None) == (encoding is None)


def test_capitals_of_styled_h_fonts_are_capitals():
    assert converted(in_tcvn3("báo cáo"), "ABCDEF+.VnTimeH,Bold") == "BÁO CÁO"


def test_unicode_that_was_typed_in_an_old_font_is_kept():
    assert converted("Công đoàn ở đây", ".VnTime") == "Công đoàn ở đây"


@pytest.mark.parametrize("old", [in_tcvn3, in_vni])
def test_a_text_without_fonts_is_known_by_its_words(old):
    found = recovered(f"{old(TEXT)}\n\n{old(OTHER)}\n")
    assert found.text == f"{TEXT}\n\n{OTHER}\n"
    assert found.doubtful == ()


def test_numbers_links_and_english_in_an_old_text_stay_as_they_are():
    line = "Covid-19, 25.000/30.000 (83,3%), https://cd.example/a?b=1, Excel 2010, 1/2 & 5 < 6"
    assert recovered(f"{in_vni(TEXT)} {line}").text == f"{TEXT} {line}"


def test_an_amount_with_the_sign_of_dong_is_read_as_one():
    assert recovered(f"{in_tcvn3(TEXT)}\n500.000® vµ 20 ® §5 ©").text.endswith("\n500.000đ và 20 đ §5 ©")


def test_words_typed_in_capitals_are_capitals():
    assert (
        recovered(f"CéNG HßA X· HéI CHñ NGHÜA\n{in_tcvn3(TEXT)}").text == f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA\n{TEXT}"
    )


@pytest.mark.parametrize(
    "text", [TEXT, OTHER, "Hoà, toán, hoàn, khoá, quân, thuê, yêu, quý.\n", "São Paulo, naïve"]
)
def test_unicode_is_never_converted(text):
    assert recovered(text).text == text


@pytest.mark.parametrize("old", [in_tcvn3, in_vni])
def test_paragraphs_in_unicode_and_in_an_old_encoding_are_each_read_as_what_they_are(old):
    lines = [TEXT, old(TEXT), OTHER, old(OTHER), TEXT]
    assert recovered("\n".join(lines)).text == f"{TEXT}\n{TEXT}\n{OTHER}\n{OTHER}\n{TEXT}"


def test_three_encodings_in_one_text_are_told_apart():
    assert recovered(f"{TEXT}\n{in_vni(OTHER)}\n{in_tcvn3(TEXT)}").text == f"{TEXT}\n{OTHER}\n{TEXT}"


def test_a_few_words_prove_nothing_and_are_named():
    found = recovered(f"{TEXT}\nToång soá\n")
    assert (found.text, found.doubtful) == (f"{TEXT}\nToång soá\n", ("Toång soá",))


def test_a_line_that_does_not_tell_is_named_when_its_neighbours_differ():
    found = recovered(f"{in_vni(TEXT)}\nSoá 12\n{TEXT}")
    assert found.doubtful == ("Soá 12",)


def test_a_line_that_does_not_tell_is_read_as_its_neighbours():
    assert recovered(f"{in_vni(TEXT)}\nSoá 12\n{in_vni(TEXT)}").text == f"{TEXT}\nSố 12\n{TEXT}"


def test_the_first_ten_conversions_are_told_once_each():
    found = recovered(f"{in_vni(TEXT)}\n{in_vni(TEXT)}")
    (finding,) = told(found.pairs, found.doubtful, Place("tin.txt"))
    assert (finding.severity, finding.code) == (Severity.WARNING, "converted")
    assert str(finding.problem).count("→") == 10
    assert "Lieân → Liên, ñoaøn → đoàn" in str(finding.problem)


def test_nothing_is_told_of_a_text_in_unicode():
    found = recovered(TEXT)
    assert told(found.pairs, found.doubtful, Place("tin.txt")) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT.encode().decode("cp1252", "replace"), "LiÃªn"),
        (TEXT.encode().decode("latin-1"), "LiÃªn"),
        (TEXT.encode("ascii", "replace").decode(), "Li?n"),
        (TEXT.encode("ascii", "replace").decode().replace("?", "\ufffd"), "Li\ufffdn"),
    ],
)
def test_spoiled_letters_are_named_and_not_repaired(text, words):
    with pytest.raises(NotUnderstoodError, match="letters are") as caught:
        spoiled(text, "tin.txt")
    assert words in str(caught.value.problem)
    assert caught.value.hint


def test_a_few_spoiled_words_in_a_sound_text_are_a_warning():
    (finding,) = spoiled(f"{TEXT} {OTHER} CÃ´ng", "tin.txt")
    assert (finding.severity, finding.code) == (Severity.WARNING, "spoiled-letters")


@pytest.mark.parametrize(
    "text", [TEXT, in_tcvn3(TEXT), in_vni(TEXT), "Bao nhiêu? Vì sao?", "http://cd.example/?q=a?b"]
)
def test_sound_letters_are_not_called_spoiled(text):
    assert spoiled(text, "tin.txt") == ()

"""The console's pages, as a browser without scripts sees them: all links of every role lead somewhere safe."""

import html.parser
import urllib.parse

import pytest
import requests

PAGES_MAX = 60


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.resources, self.forms, self.inline = [], [], [], []
        self.language = self.title = None
        self._in_title = False
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "html":
            self.language = values.get("lang")
        if tag == "title":
            self._in_title = True
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        if tag in ("script", "img", "iframe") and values.get("src"):
            self.resources.append(values["src"])
        if tag == "link" and values.get("href"):
            self.resources.append(values["href"])
        if tag == "form":
            self.forms.append(values)
        if tag == "script" and not values.get("src"):
            self.inline.append("script")
        self.inline += [name for name in values if name.startswith("on") or name == "style"]

    def handle_data(self, data):
        if self._in_title:
            self.title = (self.title or "") + data.strip()

    def handle_endtag(self, tag):
        if tag == "title":
            self._in_title = False


def browser_of(hospital, user) -> requests.Session:
    browser = requests.Session()
    browser.trust_env = False
    answer = browser.post(f"{hospital.base_url}/api/v1/sign-in",
                          json={"user": user["id"], "password": user["password"]}, timeout=10)
    assert answer.ok
    return browser


def crawl(hospital, browser):
    """Every page that links lead to from the console's front, as (path, answer, page)."""
    waiting, seen = ["/console"], set()
    while waiting and len(seen) < PAGES_MAX:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = browser.get(hospital.base_url + path, timeout=10)
        page = Page(answer.text) if "html" in answer.headers.get("Content-Type", "") else None
        yield path, answer, page
        for link in page.links if page else []:
            url = urllib.parse.urlsplit(urllib.parse.urljoin(hospital.base_url + path, link))
            if f"{url.scheme}://{url.netloc}" == hospital.base_url and "sign-out" not in url.path:
                waiting.append(url.path + (f"?{url.query}" if url.query else ""))


@pytest.mark.parametrize("role", ["clinician", "privacy-officer", "security-officer", "auditor", "administrator",
                                  "patient"])
def test_every_link_of_every_role_leads_to_a_safe_page(hospital, vendor_agent, patient, role):
    hospital.open_session(vendor_agent, patient)
    assert hospital.chat(vendor_agent, f"See {patient['name']}.", "vendor-echo-1").ok
    user = hospital.clinician_of(vendor_agent).user if role == "clinician" else hospital.user(role)
    pages = 0
    for path, answer, page in crawl(hospital, browser_of(hospital, user)):
        assert answer.status_code == 200, f"{role}: {path} gives {answer.status_code}"
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        if page is None:
            continue
        pages += 1
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy, path
        assert "unsafe" not in policy and "*" not in policy, path
        assert page.language and page.title, f"{path}: language and title"
        assert not page.inline, f"{path}: inline {page.inline} is what the policy forbids"
        for resource in page.resources:
            assert not urllib.parse.urlsplit(resource).netloc, f"{path} loads {resource}"
            assert requests.get(urllib.parse.urljoin(answer.url, resource), timeout=10).status_code == 200, resource
        assert "no-store" in answer.headers["Cache-Control"], path
        assert "{{" not in answer.text, f"{path}: a template's tag was left"
    assert pages >= 2


def test_pages_for_strangers_ask_to_sign_in(hospital):
    for path in ("/console", "/console/requests", "/console/sessions", "/console/patients"):
        answer = requests.get(hospital.base_url + path, timeout=10)
        assert answer.status_code in (200, 401)
        page = Page(answer.text)
        assert any(form.get("method", "").lower() == "post" for form in page.forms), path
        for patient in hospital.patients:
            assert patient["name"] not in answer.text


def test_a_page_that_is_not_there_says_so(hospital):
    browser = browser_of(hospital, hospital.user("auditor"))
    for path in ("/console/nothing", "/console/../etc/passwd", "/console/%2e%2e/%2e%2e/etc/passwd",
                 "/console/inferences/nothing", "/console/patients/%00", "/favicon.ico/x"):
        answer = browser.get(hospital.base_url + path, timeout=10)
        assert answer.status_code in (400, 403, 404), path
        assert "root:" not in answer.text


def test_the_approval_page_asks_for_one_patient_and_masks_them(hospital, vendor_agent, patient):
    link = hospital.request_session(vendor_agent)["approval_url"]
    page = browser_of(hospital, hospital.clinician_of(vendor_agent).user).get(link, timeout=10)
    assert page.status_code == 200
    for word in (vendor_agent["name"], "vendor", "summarisation"):
        assert word.lower() in page.text.lower(), word
    for someone in hospital.patients:
        assert someone["name"] not in page.text
    stranger = browser_of(hospital, hospital.user("auditor")).get(link, timeout=10)
    assert stranger.status_code in (403, 404)


def test_one_click_approves(hospital, vendor_agent, patient):
    """Fills in the page's own form and submits it, as a browser does."""
    hospital.console("privacy-officer").set_consent(patient, "opted-in")
    link = hospital.request_session(vendor_agent)["approval_url"]
    browser = browser_of(hospital, hospital.clinician_of(vendor_agent).user)
    text = browser.get(link, timeout=10).text
    page = Page(text)
    form = next(form for form in page.forms if "approve" in form.get("action", ""))
    fields = Fields(text).of_form(form["action"])
    patient_field = next(name for name in fields if "patient" in name)
    purpose_field = next(name for name in fields if "purpose" in name)
    data = {name: value for name, value in fields.items() if value is not None}
    data |= {patient_field: patient["id"], purpose_field: "summarisation"}
    answer = browser.post(urllib.parse.urljoin(link, form["action"]), data=data,
                          headers={"Origin": hospital.base_url, "Sec-Fetch-Site": "same-origin"}, timeout=10)
    assert answer.status_code == 200, answer.text[:500]
    assert hospital.chat(vendor_agent, "A plain sentence.", "vendor-echo-1").status_code == 200


class Fields(html.parser.HTMLParser):
    """The named fields of each form with their first values."""

    def __init__(self, text):
        super().__init__()
        self.forms, self._form = {}, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self._form = self.forms.setdefault(values.get("action", ""), {})
        elif self._form is not None and tag in ("input", "select", "textarea", "button") and values.get("name"):
            chosen = values.get("type") not in ("radio", "checkbox") or "checked" in values
            self._form.setdefault(values["name"], values.get("value", "") if chosen else None)

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None

    def of_form(self, action):
        return self.forms[action]

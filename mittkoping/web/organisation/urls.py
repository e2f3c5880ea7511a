"""Addresses of persons and of signing in."""

from django.urls import path

from mittkoping.web.organisation import person, signing

urlpatterns = [
    path("person/<int:pk>", person.person, name="person"),
    path("person/<int:pk>/diskussion", person.talk, name="person_talk"),
    path("bidrag/<int:pk>", person.contributions, name="contributions"),
    path("bidrag/<int:pk>/flode", person.feed, name="contributions_feed"),
    path("logga-in", signing.sign_in, name="sign_in"),
    path("logga-ut", signing.sign_out, name="sign_out"),
    path("jag", signing.me, name="me"),
]
